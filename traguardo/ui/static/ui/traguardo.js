// What pages gain when scripts run. Hooks are data-tg-* attributes; without this file every page still works.
const root = document

function announce(words) {
  const place = root.querySelector('[data-tg-announce]')
  if (place) place.textContent = words
}

function reveal(within) {
  within.querySelectorAll('[data-tg-needs-js]').forEach((element) => element.removeAttribute('hidden'))
}

const acts = {
  '[data-tg-print]': () => window.print(),
  '[data-tg-tree-open]': (button) => openTree(button, true),
  '[data-tg-tree-close]': (button) => openTree(button, false),
  '[data-tg-toggle]': (button) => toggle(button),
  '[data-tg-dismiss]': (button) => button.closest('[data-tg-dismissable]')?.remove(),
}

function openTree(button, open) {
  button.closest('[data-tg-tree]').querySelectorAll('details').forEach((branch) => { branch.open = open })
  announce(open ? 'Albero aperto' : 'Albero chiuso')
}

function toggle(button) {
  const open = button.getAttribute('aria-expanded') !== 'true'
  button.setAttribute('aria-expanded', String(open))
  root.getElementById(button.dataset.tgToggle)?.classList.toggle('is-open', open)
}

root.addEventListener('click', (event) => {
  for (const [selector, act] of Object.entries(acts)) {
    const button = event.target.closest(selector)
    if (button) act(button)
  }
})

// A form sent twice by a nervous double click is sent once.
root.addEventListener('submit', (event) => {
  const form = event.target
  if (form.dataset.tgSent) { event.preventDefault(); return }
  if (form.matches('[data-tg-form]')) {
    form.dataset.tgSent = 'yes'
    window.setTimeout(() => { delete form.dataset.tgSent }, 4000)
  }
})

// A chosen filter takes effect at once; without scripts its button does.
root.addEventListener('change', (event) => {
  if (event.target.matches('[data-tg-autosubmit]')) event.target.form?.requestSubmit()
})

// Arrow keys walk along the lines of a tree that are in view.
root.addEventListener('keydown', (event) => {
  const tree = event.target.closest?.('[data-tg-tree]')
  if (!tree || !['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight'].includes(event.key)) return
  const lines = [...tree.querySelectorAll('summary, .tg-tree__leaf a')].filter((line) => line.checkVisibility())
  const here = lines.indexOf(event.target)
  if (here < 0) return
  const branch = event.target.matches('summary') ? event.target.parentElement : null
  if (event.key === 'ArrowRight' && branch && !branch.open) branch.open = true
  else if (event.key === 'ArrowLeft' && branch && branch.open) branch.open = false
  else if (event.key === 'ArrowLeft') event.target.closest('ul').closest('details')?.querySelector('summary')?.focus()
  else lines[here + (event.key === 'ArrowUp' ? -1 : 1)]?.focus()
  event.preventDefault()
})

// Order, search and pages of a table change in place; the address follows, so that «back» and links keep working.
// Of two questions asked in a hurry only the last is answered, whichever answer comes first.
const asked = new WeakMap()

async function refreshTable(table, address) {
  asked.set(table, address)
  const answer = await fetch(address, { headers: { 'X-Requested-With': 'fetch' } }).catch(() => null)
  const fresh = answer?.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(table.id) : null
  if (asked.get(table) !== address) return
  if (!fresh) { window.location.assign(address); return }
  const focused = root.activeElement?.id
  table.replaceWith(fresh)
  window.htmx?.process(fresh)
  if (!window.history.state) window.history.replaceState({ table: table.id }, '')
  window.history.pushState({ table: table.id }, '', address)
  if (focused) root.getElementById(focused)?.focus()
  else fresh.querySelector('[aria-sort] a')?.focus({ preventScroll: true })
  announce(fresh.querySelector('.tg-table__count')?.textContent ?? 'Tabella aggiornata')
}

root.addEventListener('click', (event) => {
  const link = event.target.closest('.tg-sort, .tg-pagination a, .tg-table__none a')
  const table = link?.closest('[data-tg-table]')
  if (!table || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
  event.preventDefault()
  refreshTable(table, link.href)
})

root.addEventListener('submit', (event) => {
  const form = event.target.closest('[data-tg-table-search]')
  if (!form) return
  event.preventDefault()
  const address = new URL(form.action, window.location.href)
  address.search = new URLSearchParams(new FormData(form)).toString()
  refreshTable(form.closest('[data-tg-table]'), address.href)
})

window.addEventListener('popstate', (event) => { if (event.state?.table) window.location.reload() })

root.addEventListener('htmx:afterSwap', (event) => {
  reveal(event.target)
  event.target.querySelector?.('[data-tg-errors]')?.focus()
})

reveal(root)
root.querySelector('[data-tg-errors]')?.focus()
