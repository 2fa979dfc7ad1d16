// The plug-ins of Bootstrap Italia that the screens use: each works through its data- attributes.
import 'bootstrap-italia/dist/plugins/collapse.js';
import 'bootstrap-italia/dist/plugins/modal.js';
import 'bootstrap-italia/dist/plugins/accordion.js';
import 'bootstrap-italia/dist/plugins/tab.js';
import 'bootstrap-italia/dist/plugins/notification.js';
