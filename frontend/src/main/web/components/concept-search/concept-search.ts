import { html, nothing } from 'lit'
import type { Concept } from '../../api/types.ts'
import { client } from '../../app/session.ts'
import { View } from '../../app/view.ts'
import { f, m } from '../../language/current.ts'
import { CRITERION_OF } from '../../pages/request/marks.ts'

const DELAY_MS = 180
const MOST = 8

/** Finds a concept of the taxonomy by the beginning of a word, in the reader's language; tells `pick` with its id. */
class ConceptSearch extends View {
  static override properties = { found: { state: true }, active: { state: true }, asked: { state: true }, label: {}, taken: { attribute: false } }
  declare found: Concept[]
  declare active: number
  declare asked: string
  declare label: string
  /** Concepts that are there already. */
  declare taken: ReadonlySet<string>
  #timer: ReturnType<typeof setTimeout> | undefined
  #request: AbortController | undefined

  constructor() {
    super()
    this.found = []
    this.active = -1
    this.asked = ''
    this.label = ''
    this.taken = new Set()
  }

  #type(event: Event): void {
    const text = (event.target as HTMLInputElement).value.trim()
    clearTimeout(this.#timer)
    this.#request?.abort()
    if (text === '') return this.#close()
    this.#timer = setTimeout(() => void this.#search(text), DELAY_MS)
  }

  async #search(text: string): Promise<void> {
    const request = this.#request = new AbortController()
    try {
      const found = await client.concepts(f.language, text, MOST + this.taken.size, request.signal)
      if (request.signal.aborted) return
      this.found = found.filter(c => !this.taken.has(c.id)).slice(0, MOST)
      this.active = this.found.length > 0 ? 0 : -1
      this.asked = text
    } catch {
      if (!request.signal.aborted) this.#close()
    }
  }

  #close(): void {
    clearTimeout(this.#timer)
    this.#request?.abort()
    this.found = []
    this.active = -1
    this.asked = ''
  }

  #key(event: KeyboardEvent): void {
    const last = this.found.length - 1
    switch (event.key) {
      case 'ArrowDown': if (last < 0) return; this.active = this.active === last ? 0 : this.active + 1; break
      case 'ArrowUp': if (last < 0) return; this.active = this.active <= 0 ? last : this.active - 1; break
      case 'Enter': {
        event.preventDefault()
        const chosen = this.found[this.active]
        if (chosen !== undefined) this.#pick(chosen)
        return
      }
      case 'Escape': if (this.asked === '') return; this.#close(); break
      default: return
    }
    event.preventDefault()
  }

  #pick(concept: Concept): void {
    const input = this.querySelector('input')!
    input.value = ''
    this.#close()
    this.dispatchEvent(new CustomEvent<Concept>('pick', { detail: concept }))
    input.focus()
  }

  protected override render() {
    const open = this.asked !== ''
    return html`<div class="combo"><label class="hint" for="concept-search">${this.label}</label>
      <input class="input" id="concept-search" type="text" role="combobox" autocomplete="off" spellcheck="false" maxlength="80" aria-expanded=${open && this.found.length > 0 ? 'true' : 'false'} aria-controls="concept-options" aria-autocomplete="list" aria-activedescendant=${this.active >= 0 ? `concept-${this.active}` : nothing}
        @input=${this.#type} @keydown=${this.#key} @blur=${() => setTimeout(() => this.#close(), 120)}>
      <ul class="menu" id="concept-options" role="listbox" aria-label=${this.label} ?hidden=${!open || this.found.length === 0}>${this.found.map((concept, i) => html`
        <li id=${`concept-${i}`} role="option" aria-selected=${i === this.active ? 'true' : 'false'} @pointerdown=${(event: Event) => { event.preventDefault(); this.#pick(concept) }}><span><span class=${`key k${CRITERION_OF[concept.kind]}`}></span>${concept.label}<span class="muted small">${m.kind[concept.kind]}</span></span></li>`)}</ul>
      <p class="small muted" role="status">${open && this.found.length === 0 ? m.concepts.none(this.asked) : nothing}</p></div>`
  }
}
customElements.define('veerman-concept-search', ConceptSearch)
