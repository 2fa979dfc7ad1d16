// The editor of a section: toolbar, keys, autosave that survives a lost connection, what can be put in the text.
// Without this file the page still saves and previews with its buttons.
const SEND_AFTER = 4000
const TRY_AGAIN = 8000

const TOOLS = {
  heading: (area) => prefix(area, '## '),
  subheading: (area) => prefix(area, '### '),
  strong: (area) => wrap(area, '**', 'testo in grassetto'),
  emphasis: (area) => wrap(area, '*', 'testo in corsivo'),
  bullets: (area) => prefix(area, '- '),
  numbers: (area) => prefix(area, (line) => `${line + 1}. `),
  box: (area) => prefix(area, '> '),
  table: (area) => putAlone(area, '| Voce | Valore |\n| --- | --- |\n|  |  |'),
  link: (area) => put(area, `[${chosen(area) || 'testo'}](https://)`),
  note: (area) => note(area),
}
const KEYS = { b: 'strong', i: 'emphasis', k: 'link' }

// The first text saved carries the section on: the buttons of the page go on from there.
function showStage(stage, word) {
  for (const seen of document.querySelectorAll('[data-tg-stage-seen]')) seen.value = stage
  const shown = document.querySelector('.tg-writing__strip .tg-stage')
  shown.className = `tg-stage tg-stage--${stage}`
  shown.lastElementChild.textContent = word
}

function chosen(area) { return area.value.slice(area.selectionStart, area.selectionEnd) }

// Through the browser's own command, so that Ctrl+Z takes it back.
function put(area, text) {
  area.focus()
  if (!document.execCommand('insertText', false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end')
    area.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

function putAlone(area, text) {
  const before = area.value.slice(0, area.selectionStart)
  const after = area.value.slice(area.selectionEnd)
  const gap = (part, edge) => part === '' || edge.test(part) ? '' : /\n$|^\n/.test(part) ? '\n' : '\n\n'
  put(area, gap(before, /\n\n$/) + text + gap(after, /^\n\n/))
}

function wrap(area, mark, sample) {
  const words = chosen(area) || sample
  const start = area.selectionStart + mark.length
  put(area, `${mark}${words}${mark}`)
  area.setSelectionRange(start, start + words.length)
}

function prefix(area, mark) {
  const start = area.value.lastIndexOf('\n', area.selectionStart - 1) + 1
  const stop = area.value.indexOf('\n', area.selectionEnd)
  const end = stop < 0 ? area.value.length : stop
  const lines = area.value.slice(start, end).split('\n')
  const bare = lines.map((line) => line.replace(/^(#{1,4} |[-*] |\d+\. |> )/, ''))
  const marked = bare.map((line, at) => (typeof mark === 'string' ? mark : mark(at)) + line)
  area.setSelectionRange(start, end)
  put(area, (marked.join('\n') === lines.join('\n') ? bare : marked).join('\n'))
}

function note(area) {
  const used = [...area.value.matchAll(/\[\^(\d+)\]/g)].map((found) => Number(found[1]))
  const number = Math.max(0, ...used) + 1
  put(area, `[^${number}]`)
  const back = area.selectionStart
  area.setSelectionRange(area.value.length, area.value.length)
  put(area, `\n\n[^${number}]: `)
  area.dataset.back = String(back)
}

// One sending at a time, so that none overtakes another; what is asked meanwhile is done right after, once.
function inTurn(work) {
  let busy = false
  let again = false
  return async () => {
    again = busy
    if (busy) return
    busy = true
    try { do { again = false; await work() } while (again) } finally { busy = false }
  }
}

class Editor {
  constructor(place) {
    this.key = `traguardo:${place.dataset.tgWriting}`
    this.form = place.querySelector('[data-tg-writing-form]')
    this.area = this.form.querySelector('textarea')
    this.seen = this.form.elements.seen
    this.status = this.form.querySelector('[data-tg-status]')
    this.saved = this.area.value
    this.kept = this.saved
    this.timer = 0
    this.keep = inTurn(() => this.keepDraft())
    this.save = inTurn(() => this.saveText())
    this.form.querySelectorAll('[data-tg-no-js]').forEach((button) => { button.hidden = true })
    this.listen(place)
    this.offerLeft()
  }

  listen(place) {
    this.area.addEventListener('input', () => this.typed())
    this.area.addEventListener('blur', () => this.keep())
    this.area.addEventListener('keydown', (event) => this.pressed(event))
    this.form.addEventListener('submit', (event) => {
      if (event.submitter?.hasAttribute('data-tg-no-js')) return
      event.preventDefault()
      this.save()
    })
    document.addEventListener('keydown', (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 's') return
      event.preventDefault()
      this.save()
    })
    window.addEventListener('online', () => this.keep())
    window.addEventListener('offline', () => this.say('offline', 'Senza rete: il testo è al sicuro in questo computer'))
    window.addEventListener('pagehide', () => { if (this.dirty()) this.send(this.form.dataset.keep, true) })
    place.querySelectorAll('[data-tg-tool]').forEach((button) => {
      button.addEventListener('mousedown', (event) => event.preventDefault())
      button.addEventListener('click', () => TOOLS[button.dataset.tgTool](this.area))
    })
    walk(place.querySelector('[role=toolbar]'))
    this.insertion(place)
  }

  pressed(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return
    const tool = KEYS[event.key.toLowerCase()]
    if (!tool) return
    event.preventDefault()
    TOOLS[tool](this.area)
  }

  dirty() { return this.area.value !== this.saved }

  typed() {
    this.store()
    if (!this.dirty()) { this.say('saved', 'Salvato'); return }
    this.say(navigator.onLine ? 'unsaved' : 'offline', navigator.onLine ? 'Non ancora salvato' : 'Senza rete: il testo è al sicuro in questo computer')
    window.clearTimeout(this.timer)
    this.timer = window.setTimeout(() => this.keep(), SEND_AFTER)
  }

  store() {
    if (!this.dirty()) { localStorage.removeItem(this.key); return }
    try {
      localStorage.setItem(this.key, JSON.stringify({ text: this.area.value, seen: this.seen.value, at: Date.now() }))
    } catch { /* the disk is full or closed to us: the autosave still runs */ }
  }

  async keepDraft() {
    window.clearTimeout(this.timer)
    const text = this.area.value
    if (text === this.kept) return
    const answer = await this.send(this.form.dataset.keep)
    if (this.kept === text) return // saved meanwhile
    if (!answer) { this.lost(); return }
    if (!answer.ok) { this.refused(answer); return }
    this.kept = text
    const { kept } = await answer.json()
    if (this.area.value !== text || !this.dirty()) return
    localStorage.removeItem(this.key)
    if (kept) this.say('unsaved', `Non ancora salvato: bozza tenuta alle ${kept}`)
  }

  async saveText() {
    window.clearTimeout(this.timer)
    const text = this.area.value
    this.say('sending', 'Salvo…')
    const answer = await this.send(this.form.action)
    if (!answer) { this.lost(); return }
    if (answer.status === 409 || answer.status === 422) { this.openly(); return }
    if (!answer.ok) { this.refused(answer); return }
    const { saved, revision, stage, word } = await answer.json()
    this.saved = text
    this.kept = text
    this.seen.value = revision
    showStage(stage, word)
    this.store()
    if (this.dirty()) this.typed()
    else this.say('saved', `Salvato alle ${saved}`)
  }

  // What cannot be told in a word is told by a page: the two texts to be brought together, or why it was refused.
  openly() {
    localStorage.removeItem(this.key)
    HTMLFormElement.prototype.submit.call(this.form)
  }

  // Signed out meanwhile, or the program is busy: the text waits here, and is offered again when the page is.
  async refused(answer) {
    const told = answer.status === 422 ? await answer.json() : {}
    const out = answer.type === 'opaqueredirect' || answer.status === 403
    const why = out ? 'Devi entrare di nuovo: ricarica la pagina' : 'Il programma non risponde, riprovo fra poco'
    this.say('offline', told.refused ?? `${why}; il testo è al sicuro in questo computer`)
    if (!out && !told.refused) this.timer = window.setTimeout(() => this.keep(), TRY_AGAIN)
  }

  lost() {
    this.say('offline', 'Senza rete: il testo è al sicuro in questo computer')
    this.timer = window.setTimeout(() => this.keep(), TRY_AGAIN)
  }

  async send(address, leaving = false) {
    try {
      return await fetch(address, { method: 'POST', body: new FormData(this.form), headers: { Accept: 'application/json' }, keepalive: leaving, redirect: 'manual' })
    } catch { return null }
  }

  say(state, words) {
    if (this.status.textContent === words) return
    this.status.dataset.state = state
    this.status.textContent = words
  }

  offerLeft() {
    let left = null
    try { left = JSON.parse(localStorage.getItem(this.key) ?? 'null') } catch { localStorage.removeItem(this.key) }
    if (!left || left.text === this.area.value) { localStorage.removeItem(this.key); return }
    const box = this.form.querySelector('[data-tg-left]')
    box.querySelector('[data-tg-left-when]').textContent = new Date(left.at).toLocaleString('it-IT', { dateStyle: 'short', timeStyle: 'short' })
    box.hidden = false
    box.querySelector('[data-tg-left-take]').addEventListener('click', () => {
      this.area.focus()
      this.area.select()
      put(this.area, left.text)
      this.seen.value = left.seen
      box.hidden = true
    })
    box.querySelector('[data-tg-left-drop]').addEventListener('click', () => { localStorage.removeItem(this.key); box.hidden = true })
  }

  insertion(place) {
    const dialog = place.querySelector('[data-tg-insert-dialog]')
    const body = dialog.querySelector('[data-tg-insert-body]')
    place.querySelector('[data-tg-insert]').addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey) return
      event.preventDefault()
      window.htmx.ajax('GET', event.currentTarget.href, { target: body, swap: 'innerHTML' })
      dialog.showModal()
    })
    dialog.querySelector('[data-tg-insert-close]').addEventListener('click', () => dialog.close())
    dialog.addEventListener('click', (event) => {
      const button = event.target.closest('[data-tg-put]')
      if (!button) return
      dialog.close()
      const text = button.dataset.tgPut
      if (button.hasAttribute('data-tg-alone')) putAlone(this.area, text)
      else put(this.area, text)
    })
  }
}

// On a page of its own there is no text to put it in: the words are copied.
document.querySelector('main > #inseribili')?.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-tg-put]')
  if (!button) return
  await navigator.clipboard.writeText(button.dataset.tgPut)
  document.querySelector('[data-tg-announce]').textContent = 'Copiato: incollalo nel testo'
  button.classList.add('is-copied')
})

// A toolbar is one stop of the Tab key; arrows walk inside it.
function walk(bar) {
  const buttons = [...bar.querySelectorAll('[data-tg-tool]')]
  bar.addEventListener('keydown', (event) => {
    const here = buttons.indexOf(document.activeElement)
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (here < 0 || !step) return
    event.preventDefault()
    const next = buttons[(here + step + buttons.length) % buttons.length]
    buttons.forEach((button) => { button.tabIndex = button === next ? 0 : -1 })
    next.focus()
  })
}

// Words selected in the text become those a comment is about.
document.querySelector('[data-tg-remark]')?.addEventListener('toggle', (event) => {
  const area = document.querySelector('#testo')
  const words = (area && chosen(area)) || String(document.getSelection() ?? '')
  const quote = event.currentTarget.querySelector('[name=quote]')
  if (event.currentTarget.open && quote && !quote.value) quote.value = words.trim().slice(0, 500)
})

document.querySelectorAll('[data-tg-writing]').forEach((place) => new Editor(place))
