import { html, nothing } from 'lit'
import { icon } from '../../components/icon.ts'
import { m } from '../../language/current.ts'
import { View } from '../view.ts'

const SHOWN_MS = 12_000

interface Toast { text: string; undo: (() => void) | undefined }

const shown = new EventTarget()

/** Says at the bottom of the page that something was done, and offers to undo it. One at a time. */
export function toast(text: string, undo?: () => void): void {
  shown.dispatchEvent(new CustomEvent<Toast>('toast', { detail: { text, undo } }))
}

class ToastView extends View {
  static override properties = { current: { state: true } }
  declare current: Toast | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    shown.addEventListener('toast', event => {
      this.current = (event as CustomEvent<Toast>).detail
      this.#wait()
    }, { signal: this.connection })
  }

  #wait(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => { this.current = undefined }, SHOWN_MS)
  }

  #hold = (): void => clearTimeout(this.#timer)
  #release = (): void => { if (!this.matches(':hover, :focus-within')) this.#wait() }
  #close = (): void => { this.#hold(); this.current = undefined }

  protected override render() {
    const current = this.current
    return html`<div role="status" @mouseenter=${this.#hold} @mouseleave=${this.#release} @focusin=${this.#hold} @focusout=${() => queueMicrotask(this.#release)}>${current === undefined ? nothing : html`
      <div class="toast"><span>${current.text}</span>
        ${current.undo === undefined ? nothing : html`<button type="button" @click=${() => { this.#close(); current.undo?.() }}>${m.app.undo}</button>`}
        <button type="button" aria-label=${m.app.close} @click=${this.#close}>${icon('x', true)}</button></div>`}</div>`
  }
}
customElements.define('veerman-toast', ToastView)
