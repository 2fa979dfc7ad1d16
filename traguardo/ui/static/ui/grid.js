// A grid of cells worked like a spreadsheet: keys, ranges, blocks from Excel, undo, each cell saved and told about.
// Words are in the template `ui/components/grid.html`; without this file the grid is a plain form.
const PAUSE = 600
const AGAIN = [2000, 4000, 8000, 15000, 30000]
const AT_MOST = 100
const UNSAVED = ['waiting', 'saving', 'error', 'conflict', 'offline', 'blocked']
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }

const plain = (text) => text.replaceAll('\r\n', '\n').trim()

function cut(text) {
  // Rows of a block as a spreadsheet copies it: tabs between cells, quotes around those that hold tabs or new lines.
  const rows = [[]]
  for (const [, quoted, bare, end] of `${text.replace(/\r\n?/g, '\n').replace(/\n$/, '')}\n`.matchAll(/(?:"((?:[^"]|"")*)"(?=[\t\n])|([^\t\n]*))([\t\n])/g)) {
    rows.at(-1).push(quoted === undefined ? bare : quoted.replaceAll('""', '"'))
    if (end === '\n') rows.push([])
  }
  return rows.slice(0, -1)
}

const joined = (rows) => rows.map((row) => row.map((text) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join('\t')).join('\n')

class Cell {
  constructor(place, row, across, down) {
    this.place = place
    this.at = [down, across]
    this.row = row.dataset.row
    this.column = place.dataset.column
    this.version = row.querySelector('[data-tg-version]')
    this.control = place.querySelector('[data-tg-cell]')
    this.seen = place.querySelector('[data-tg-seen]')
    this.words = place.querySelector('[data-tg-status]')
    this.kept = this.control?.value ?? ''
    this.status = place.dataset.status ?? ''
  }

  get text() {
    if (!this.control) return this.place.querySelector('[data-tg-text]')?.textContent.trim() ?? ''
    return this.control.selectedOptions?.[0]?.textContent.trim() ?? this.control.value
  }

  get changed() { return plain(this.control.value) !== plain(this.seen.value) }

  write(value) {
    // False when the value is none of the choices.
    if (this.control.options) {
      const wanted = plain(value).toLowerCase()
      const found = [...this.control.options].find((each) => each.value.toLowerCase() === wanted || each.textContent.trim().toLowerCase() === wanted)
      if (!found) return false
      this.control.value = found.value
    } else {
      this.control.value = this.control.matches('textarea') ? value : value.replace(/\s+/g, ' ').trim()
    }
    return true
  }

  tell(words, url) {
    // Words of a cell that is only read, with their link where they are one.
    const told = url ? document.createElement('a') : document.createTextNode(words)
    if (url) { told.href = url; told.textContent = words }
    this.place.querySelector('[data-tg-text]').replaceChildren(told)
  }

  mark(status, marks, message = '') {
    this.status = status
    this.place.dataset.status = status
    if (status === 'error') this.control.setAttribute('aria-invalid', 'true')
    else this.control.removeAttribute('aria-invalid')
    this.words.replaceChildren(...(marks[status] ? [marks[status].content.cloneNode(true)] : []))
    if (message) this.words.append(message)
  }
}

class Grid {
  constructor(form) {
    this.form = form
    this.marks = Object.fromEntries([...form.querySelectorAll('[data-tg-mark]')].map((each) => [each.dataset.tgMark, each]))
    this.rows = [...form.querySelectorAll('tbody tr')].map((row, down) =>
      [...row.querySelectorAll('td')].map((place, across) => new Cell(place, row, across, down)))
    this.cells = new Map(this.rows.flat().map((cell) => [cell.place, cell]))
    this.done = []
    this.failures = 0
    this.editing = false
    this.far = null
    form.addEventListener('keydown', (event) => this.onKey(event))
    form.addEventListener('focusin', (event) => this.onEnter(event))
    form.addEventListener('focusout', (event) => this.onLeave(event))
    form.addEventListener('pointerdown', (event) => this.onPress(event))
    form.addEventListener('click', (event) => this.onClick(event))
    form.addEventListener('input', (event) => { const cell = this.of(event.target); if (cell) this.pick(null) })
    form.addEventListener('change', (event) => { const cell = this.of(event.target); if (cell) this.keep([cell]) })
    form.addEventListener('copy', (event) => this.onCopy(event))
    form.addEventListener('cut', (event) => { if (this.onCopy(event)) this.clear() })
    form.addEventListener('paste', (event) => this.onPaste(event))
    form.addEventListener('submit', (event) => { if (!event.submitter?.hasAttribute('formaction')) { event.preventDefault(); this.saveNow() } })
    window.addEventListener('online', () => this.saveNow())
    window.addEventListener('beforeunload', (event) => { this.commit(); if (this.count(UNSAVED)) event.preventDefault() })
  }

  of(element) { return this.cells.get(element.closest?.('td')) }
  get here() { const cell = this.of(document.activeElement); return cell?.control === document.activeElement ? cell : null }
  count(statuses) { return [...this.cells.values()].filter((cell) => statuses.includes(cell.status)).length }
  commit() { if (this.here && this.here.control.value !== this.here.kept) this.keep([this.here]) }

  // Moving about

  onEnter(event) {
    const cell = this.of(event.target)
    if (!cell || event.target !== cell.control) return
    this.editing = false
    if (!this.stretching) this.pick(null)
    cell.control.select?.()
  }

  onLeave(event) {
    const cell = this.of(event.target)
    if (cell?.control === event.target && cell.control.value !== cell.kept) this.keep([cell])
  }

  onPress(event) {
    const cell = this.of(event.target)
    this.pressed = cell && cell.control === event.target && this.here === cell ? cell : null
    if (event.shiftKey && cell && this.here && cell !== this.here) { event.preventDefault(); this.pick(cell.at) }
  }

  onClick(event) {
    const cell = this.of(event.target)
    if (!cell?.control) return
    if (event.target.closest('[data-tg-keep]')) this.settle(cell, true)
    else if (event.target.closest('[data-tg-take]')) this.settle(cell, false)
    else if (event.target === cell.control && this.pressed === cell) this.editing = true
    else if (event.target === cell.control && !event.shiftKey) cell.control.select?.()
  }

  step([down, across], [rows, columns]) {
    // The next cell that can be written that way; none at the edge.
    for (let row = down + rows, column = across + columns; this.rows[row]?.[column]; row += rows, column += columns) {
      if (this.rows[row][column].control) return this.rows[row][column]
    }
    return null
  }

  go(cell, direction) {
    this.commit()
    const next = this.step(cell.at, direction)
    if (next) { next.control.focus(); next.place.scrollIntoView({ block: 'nearest', inline: 'nearest' }) } else cell.control.select?.()
    this.editing = false
  }

  onKey(event) {
    const cell = this.of(event.target)
    if (!cell || event.target !== cell.control || event.isComposing) return
    const act = this.act(event, cell)
    if (act) { event.preventDefault(); act() }
  }

  act(event, cell) {
    const { key, shiftKey } = event
    const untouched = cell.control.value === cell.kept
    if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === 'z') return untouched ? () => this.undo() : null
    if (event.ctrlKey || event.metaKey || event.altKey) return null
    if (key === 'F2') return () => this.edit(cell)
    if (key === 'Escape') return () => this.giveUp(cell)
    if (key === 'Enter') return () => this.go(cell, [shiftKey ? -1 : 1, 0])
    if ((key === 'Delete' || key === 'Backspace') && this.far) return () => this.clear()
    if (!STEPS[key] || this.editing) return null
    return shiftKey ? () => this.stretch(cell, STEPS[key]) : () => this.go(cell, STEPS[key])
  }

  edit(cell) {
    this.editing = true
    this.pick(null)
    if (cell.control.options) { try { cell.control.showPicker() } catch { /* older browsers: arrows choose */ } } else cell.control.setSelectionRange(cell.control.value.length, cell.control.value.length)
  }

  giveUp(cell) {
    // What was there before typing; in a cell that was refused, what is saved.
    if (cell.control.value === cell.kept && cell.status === 'error') { cell.kept = cell.seen.value; cell.mark('', this.marks) }
    cell.control.value = cell.kept
    this.editing = false
    this.pick(null)
    cell.control.select?.()
  }

  // Ranges

  stretch(cell, [rows, columns]) {
    const [down, across] = this.far ?? cell.at
    const far = [down + rows, across + columns]
    if (this.rows[far[0]]?.[far[1]]) this.pick(far)
  }

  pick(far) {
    this.far = far
    const picked = new Set(far ? this.range().flat() : [])
    this.cells.forEach((cell) => cell.place.classList.toggle('is-picked', picked.has(cell)))
  }

  range() {
    const [down, across] = this.here.at
    const [low, left] = this.far ?? this.here.at
    return this.rows.slice(Math.min(down, low), Math.max(down, low) + 1)
      .map((row) => row.slice(Math.min(across, left), Math.max(across, left) + 1))
  }

  onCopy(event) {
    if (!this.here || !this.far) return false
    event.clipboardData.setData('text/plain', joined(this.range().map((row) => row.map((cell) => cell.text))))
    event.preventDefault()
    return true
  }

  onPaste(event) {
    const text = event.clipboardData.getData('text/plain')
    const cell = this.here
    if (!cell || !text || (!/[\t\n]./.test(text) && !this.far && !cell.control.options)) return
    event.preventDefault()
    const block = cut(text)
    const alone = block.length === 1 && block[0].length === 1
    if (alone && this.far) this.fill(this.range().flat().map((each) => [each, block[0][0]]))
    else this.fill(block.flatMap((row, down) => row.map((value, across) => [this.rows[cell.at[0] + down]?.[cell.at[1] + across], value])))
  }

  clear() { this.fill(this.range().flat().filter((cell) => cell.control).map((cell) => [cell, ''])) }

  fill(pairs) {
    const written = pairs.filter(([cell, value]) => cell?.control && cell.write(value)).map(([cell]) => cell)
    this.keep(written)
    this.here?.control.select?.()
    const left = pairs.length - written.length
    if (written.length > 1 || left) this.say(`Celle scritte: ${written.length}${left ? `; non scritte, perché fuori dalla griglia o non modificabili: ${left}` : ''}.`)
  }

  // Saving

  keep(cells) {
    const moved = cells.filter((cell) => cell.control.value !== cell.kept)
    if (!moved.length) return
    this.done.push(moved.map((cell) => [cell, cell.kept]))
    moved.forEach((cell) => { cell.kept = cell.control.value; this.wait(cell) })
  }

  wait(cell) {
    cell.mark(cell.changed || cell.status === 'saving' ? 'waiting' : '', this.marks)
    window.clearTimeout(this.timer)
    this.timer = window.setTimeout(() => this.save(), PAUSE)
  }

  undo() {
    const batch = this.done.pop()
    if (!batch) return
    batch.forEach(([cell, value]) => { cell.control.value = value; cell.kept = value; this.wait(cell) })
    batch[0][0].control.focus()
    batch[0][0].control.select?.()
  }

  saveNow() {
    this.commit()
    this.cells.forEach((cell) => { if (['offline', 'blocked', 'error'].includes(cell.status)) cell.mark('waiting', this.marks) })
    this.save()
  }

  async save() {
    window.clearTimeout(this.timer)
    if (this.sending) return
    const cells = [...this.cells.values()].filter((cell) => ['waiting', 'offline'].includes(cell.status)).slice(0, AT_MOST)
    if (!cells.length) return
    this.sending = true
    const sent = new Map(cells.map((cell) => [cell, cell.kept]))
    cells.forEach((cell) => cell.mark('saving', this.marks))
    try {
      this.receive(sent, await this.post(sent))
    } catch (failure) {
      cells.forEach((cell) => cell.mark('offline', this.marks))
      this.timer = window.setTimeout(() => this.save(), AGAIN[Math.min(this.failures++, AGAIN.length - 1)])
    } finally {
      this.sending = false
      this.tell()
    }
    if (this.count(['waiting'])) this.timer = window.setTimeout(() => this.save(), PAUSE)
  }

  async post(sent) {
    const body = new URLSearchParams({ csrfmiddlewaretoken: this.form.elements.csrfmiddlewaretoken.value })
    sent.forEach((value, cell) => {
      body.set(cell.control.name, value)
      body.set(cell.seen.name, cell.seen.value)
      body.set(cell.version.name, cell.version.value)
    })
    const answer = await fetch(this.form.action, { method: 'POST', body, redirect: 'manual', headers: { 'X-Traguardo-Grid': '1' } })
    if (answer.status >= 500) throw new Error(`status ${answer.status}`)
    const told = (answer.headers.get('Content-Type') ?? '').includes('json')
    return told && answer.type !== 'opaqueredirect' ? (await answer.json()).cells : null
  }

  receive(sent, results) {
    this.failures = 0
    if (!results) { sent.forEach((value, cell) => cell.mark('blocked', this.marks)); return }
    const told = new Map(results.map((each) => [`${each.row}\n${each.column}`, each]))
    this.cells.forEach((cell) => {
      const result = told.get(`${cell.row}\n${cell.column}`)
      if (result?.version) cell.version.value = result.version
      if (sent.has(cell)) this.settled(cell, sent.get(cell), result ?? { status: 'saved', value: sent.get(cell) })
      else if (result) this.show(cell, result)
    })
  }

  settled(cell, value, result) {
    const since = cell.kept !== value
    if (result.status === 'saved') {
      cell.seen.value = result.value
      if (!since && cell.control.value === value) { cell.control.value = result.value; cell.kept = cell.control.value }
    }
    if (since) cell.mark('waiting', this.marks)
    else if (result.status === 'conflict') this.ask(cell, result)
    else cell.mark(result.status, this.marks, result.message ? ` ${result.message}` : '')
  }

  show(cell, result) {
    // A cell that changed because another one did.
    if (!cell.control) { cell.tell(result.value, result.url); return }
    if (result.status !== 'shown') return
    const typing = cell.changed
    cell.seen.value = result.value
    if (!typing) cell.control.value = cell.kept = result.value
  }

  ask(cell, { theirs, message }) {
    cell.theirs = theirs
    cell.mark('conflict', this.marks)
    cell.words.append(this.form.querySelector('[data-tg-choose]').content.cloneNode(true))
    cell.words.querySelector('[data-tg-mine]').textContent = cell.kept
    cell.words.querySelector('[data-tg-theirs]').textContent = theirs
    cell.words.querySelector('[data-tg-message]').textContent = message
  }

  settle(cell, mine) {
    cell.seen.value = cell.theirs
    if (mine) { this.wait(cell) } else {
      cell.write(cell.theirs)
      cell.kept = cell.control.value
      cell.mark('taken', this.marks)
    }
    cell.control.focus()
  }

  tell() {
    const words = [['saved', 'salvate'], ['error', 'rifiutate'], ['conflict', 'in conflitto'], ['offline', 'non salvate, riprovo'], ['blocked', 'non salvate']]
    const said = words.map(([status, word]) => [this.count([status]), word]).filter(([number]) => number)
    this.say(said.map(([number, word]) => `${number} ${number === 1 ? `cella ${word.replace('ate', 'ata')}` : `celle ${word}`}`).join(', '))
  }

  say(words) { this.form.querySelector('[data-tg-grid-summary]').textContent = words }
}

document.querySelectorAll('[data-tg-grid]').forEach((form) => new Grid(form))
