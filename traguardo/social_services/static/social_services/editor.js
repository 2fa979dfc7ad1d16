// The text of a regulation: numbers beside its lines, and a finding leads to its line. Without this file it is a plain text area.
const pad = document.querySelector('[data-tg-writer]')
const area = pad?.querySelector('textarea')

function number() {
  const lines = area.value.split('\n').length
  column.textContent = Array.from({ length: lines }, (_, at) => at + 1).join('\n')
  column.scrollTop = area.scrollTop
}

function goTo(line) {
  const lines = area.value.split('\n')
  const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0)
  area.focus()
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
  area.scrollTop = (area.scrollHeight / lines.length) * Math.max(0, line - 6)
}

const column = document.createElement('pre')
if (area) {
  column.className = 'tg-writer__lines'
  column.setAttribute('aria-hidden', 'true')
  pad.prepend(column)
  number()
  area.addEventListener('input', number)
  area.addEventListener('scroll', () => { column.scrollTop = area.scrollTop })
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#riga-"]')
    if (!link) return
    event.preventDefault()
    goTo(Number(link.hash.replace('#riga-', '')))
  })
}
