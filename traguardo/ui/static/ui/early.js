// Before the first paint: says that scripts run, so that what needs them can show itself.
document.documentElement.classList.add('js')
