import { LitElement } from 'lit'
import { f, languageChanged, m } from '../language/current.ts'
import { account, conceptLabels, sessionChanged } from './session.ts'

/** An element in light DOM, so that one style sheet serves all; renders anew when language or session change. */
export abstract class View extends LitElement {
  #listening: AbortController | undefined
  #labels = new Map<string, string>()
  #wantsLabels = false

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#listening = new AbortController()
    const signal = this.#listening.signal
    languageChanged.addEventListener('change', () => {
      if (this.#wantsLabels) void this.loadLabels()
      this.requestUpdate()
    }, { signal })
    sessionChanged.addEventListener('change', () => this.requestUpdate(), { signal })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#listening?.abort()
  }

  #titleHadFocus = false

  protected override willUpdate(): void {
    this.#titleHadFocus = document.activeElement?.tagName === 'H1' && this.contains(document.activeElement)
  }

  /** A title that is drawn anew while it has the focus keeps it: reading goes on where it was. */
  protected override updated(): void {
    if (this.#titleHadFocus && !this.contains(document.activeElement)) focusTitle(this)
  }

  /** Ends when the element leaves the page: pass it to `addEventListener` and `fetch`. */
  protected get connection(): AbortSignal {
    return this.#listening?.signal ?? AbortSignal.abort()
  }

  /** Gets the names of concepts, now and whenever the language changes; without them, a name is made from the id. */
  protected async loadLabels(): Promise<void> {
    this.#wantsLabels = true
    try {
      this.#labels = await conceptLabels(f.language)
      this.requestUpdate()
    } catch {
      // The names made from ids stay until the next attempt.
    }
  }

  protected readonly labelOf = (concept: string): string => this.#labels.get(concept) ?? nameFromId(concept)

  protected setTitle(title: string): void {
    document.title = title === '' ? 'Veerman' : `${title} · Veerman`
  }
}

/** `situation.ai-adoption` read as words. */
export function nameFromId(concept: string): string {
  const slug = concept.slice(concept.indexOf('.') + 1).replaceAll('-', ' ')
  return slug.charAt(0).toUpperCase() + slug.slice(1)
}

/** After a change of page, reading goes on at its title. */
export function focusTitle(page: HTMLElement): void {
  const title = page.querySelector<HTMLElement>('h1') ?? document.getElementById('main')
  title?.setAttribute('tabindex', '-1')
  title?.focus({ preventScroll: true })
}

/** What somebody signed in is called under the own name. */
export function standing(): string {
  const who = account()
  if (who === undefined) return ''
  return who.roles.includes('manager') ? m.app.interimManager : who.organisation.name
}
