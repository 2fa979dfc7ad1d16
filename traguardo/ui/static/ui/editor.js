// What the pages where a plan is written gain when scripts run: the address copied, the checks told again after a save.
document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-tg-copy]')
  if (!button) return
  await navigator.clipboard.writeText(window.location.href)
  button.textContent = 'Collegamento copiato'
})

const summary = document.querySelector('[data-tg-grid-summary]')
if (summary) {
  new MutationObserver(() => document.body.dispatchEvent(new CustomEvent('tg-told'))).observe(summary, { childList: true })
}
