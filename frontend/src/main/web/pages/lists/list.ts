import { html, nothing, type TemplateResult } from 'lit'
import type { Page } from '../../api/types.ts'
import { View } from '../../app/view.ts'
import { failure, loading } from '../../components/states/states.ts'
import { m } from '../../language/current.ts'

/** A list that comes page by page, narrowed by state. */
export abstract class ListPage<T extends { id: string }, S extends string> extends View {
  static override properties = { items: { state: true }, next: { state: true }, state: { state: true }, error: { state: true }, busy: { state: true } }
  declare items: T[] | undefined
  declare next: string | undefined
  declare state: S | undefined
  declare error: unknown
  declare busy: boolean
  #asked = 0

  override connectedCallback(): void {
    super.connectedCallback()
    void this.load(true)
  }

  protected abstract fetch(state: S | undefined, after: string | undefined): Promise<Page<T>>

  /** Gets the first page (`anew`) or the next; an answer that was overtaken is dropped. */
  protected async load(anew: boolean): Promise<void> {
    const asked = ++this.#asked
    this.busy = true
    this.error = undefined
    if (anew) this.items = undefined
    try {
      const page = await this.fetch(this.state, anew ? undefined : this.next)
      if (asked !== this.#asked) return
      this.items = [...(this.items ?? []), ...page.items]
      this.next = page.next
    } catch (error) {
      if (asked === this.#asked) this.error = error
    } finally {
      if (asked === this.#asked) this.busy = false
    }
  }

  protected states(states: readonly S[], legend: string, nameOf: (state: S) => string): TemplateResult {
    const options: (S | undefined)[] = [undefined, ...states]
    return html`<fieldset class="seg"><legend class="vh">${legend}</legend>${options.map(state => html`
      <label><input type="radio" name="state" .checked=${this.state === state} @change=${() => { this.state = state; void this.load(true) }}>${state === undefined ? m.list.all : nameOf(state)}</label>`)}</fieldset>`
  }

  protected list(doing: string, none: TemplateResult, row: (item: T) => TemplateResult): TemplateResult {
    if (this.error !== undefined) return failure(this.error, () => void this.load(this.items === undefined))
    if (this.items === undefined) return loading(doing)
    if (this.items.length === 0) return this.state === undefined ? none : html`<p class="muted">${m.list.noneInState}</p>`
    return html`<ul class="rows">${this.items.map(row)}</ul>
      ${this.next === undefined ? nothing : html`<p class="cluster listfoot"><button class="btn" type="button" aria-disabled=${this.busy ? 'true' : 'false'} @click=${() => { if (!this.busy) void this.load(false) }}>${m.list.more}</button></p>`}`
  }
}
