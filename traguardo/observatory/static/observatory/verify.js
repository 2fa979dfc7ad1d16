// The fingerprint of a file, taken in the browser: the file goes nowhere.
const place = document.querySelector('[data-tg-fingerprint]');
if (place && window.crypto?.subtle) {
  place.hidden = false;
  place.querySelector('input').addEventListener('change', async (event) => {
    const [file] = event.target.files;
    if (!file) return;
    const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    const field = document.getElementById('impronta');
    field.value = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    field.form.requestSubmit();
  });
}
