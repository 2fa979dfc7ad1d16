// The simulator of a sharing: each slider and its number move together. Without this file the numbers are typed and sent.
const typed = (slider) => document.getElementById(slider.dataset.tgSlides)
const sliderOf = (field) => document.querySelector(`[data-tg-slides="${CSS.escape(field.id)}"]`)

document.addEventListener('input', (event) => {
  const { target } = event
  if (target.matches('[data-tg-slides]')) {
    typed(target).value = String(target.value).replace('.', ',')
    return
  }
  const slider = target.id ? sliderOf(target) : null
  const value = Number(target.value?.replace(',', '.'))
  if (slider && target.value && !Number.isNaN(value)) slider.value = value
})

// Rules changed after what is shown was computed: nothing is saved until the new outcome comes.
document.addEventListener('input', (event) => {
  if (!event.target.closest('.tg-simulator__rules')) return
  document.querySelectorAll('#esito form[method=post] button').forEach((button) => { button.disabled = true })
})

document.addEventListener('htmx:beforeRequest', (event) => event.detail.target.setAttribute('aria-busy', 'true'))
document.addEventListener('htmx:afterSwap', (event) => {
  event.detail.target.setAttribute('aria-busy', 'false')
  const announce = document.querySelector('[data-tg-announce]')
  if (announce) announce.textContent = event.detail.target.querySelector('.tg-answer')?.textContent.trim() ?? ''
})
