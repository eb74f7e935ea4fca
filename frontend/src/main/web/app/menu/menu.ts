import { html, nothing, type TemplateResult } from 'lit'
import { icon, type IconName } from '../../components/icon.ts'
import { View } from '../view.ts'

export interface MenuItem {
  label: string
  /** Set for a choice of one: whether it is the one. */
  checked?: boolean
  language?: string
  icon?: IconName
  href?: string
  current?: boolean
  act?: () => void
}

/** A button with a menu under it: arrow keys, Home, End, Escape, and closed by anything else. */
class MenuView extends View {
  static override properties = { items: { attribute: false }, face: { attribute: false }, open: { state: true } }
  declare items: MenuItem[]
  /** What the button shows. */
  declare face: TemplateResult
  declare open: boolean

  constructor() {
    super()
    this.items = []
    this.face = html``
    this.open = false
  }

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('pointerdown', event => {
      if (this.open && !this.contains(event.target as Node)) this.open = false
    }, { signal: this.connection })
  }

  #buttons(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[role^="menuitem"]')]
  }

  async #show(focus: 'first' | 'last'): Promise<void> {
    this.open = true
    await this.updateComplete
    const items = this.#buttons()
    const chosen = items.find(item => item.getAttribute('aria-checked') === 'true' || item.hasAttribute('aria-current'))
    ;(chosen ?? (focus === 'first' ? items[0] : items.at(-1)))?.focus()
  }

  #hide(): void {
    this.open = false
    this.querySelector<HTMLElement>('button')?.focus()
  }

  #key(event: KeyboardEvent): void {
    const items = this.#buttons()
    const at = items.indexOf(document.activeElement as HTMLElement)
    const go = (index: number): void => items[(index + items.length) % items.length]?.focus()
    switch (event.key) {
      case 'ArrowDown': if (this.open) go(at + 1); else void this.#show('first'); break
      case 'ArrowUp': if (this.open) go(at - 1); else void this.#show('last'); break
      case 'Home': if (!this.open) return; go(0); break
      case 'End': if (!this.open) return; go(items.length - 1); break
      case 'Escape': if (!this.open) return; this.#hide(); break
      case 'Tab': this.open = false; return
      default: return
    }
    event.preventDefault()
  }

  #pick(item: MenuItem): void {
    this.#hide()
    item.act?.()
  }

  protected override render() {
    return html`<div class="menu-at" @keydown=${this.#key}>
      <button class="who-btn" type="button" aria-haspopup="menu" aria-expanded=${this.open ? 'true' : 'false'} @click=${() => { if (this.open) this.#hide(); else void this.#show('first') }}>${this.face}</button>
      ${!this.open ? nothing : html`<ul class="menu" role="menu">${this.items.map(item => html`<li role="none">${this.#item(item)}</li>`)}</ul>`}
    </div>`
  }

  #item(item: MenuItem): TemplateResult {
    const mark = item.checked === undefined ? (item.icon === undefined ? nothing : icon(item.icon)) : html`<span class="tick">${item.checked ? icon('check', true) : nothing}</span>`
    if (item.href !== undefined) return html`<a role="menuitem" tabindex="-1" href=${item.href} aria-current=${item.current === true ? 'page' : nothing} @click=${() => { this.open = false }}>${mark}${item.label}</a>`
    return html`<button type="button" tabindex="-1" role=${item.checked === undefined ? 'menuitem' : 'menuitemradio'} aria-checked=${item.checked === undefined ? nothing : item.checked ? 'true' : 'false'} lang=${item.language ?? nothing} @click=${() => this.#pick(item)}>${mark}${item.label}</button>`
  }
}
customElements.define('veerman-menu', MenuView)
