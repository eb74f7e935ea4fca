import { html, nothing, type TemplateResult } from 'lit'
import type { Versioned } from '../../api/client.ts'
import type { Manager, ProfileView, Representation, Visibility } from '../../api/types.ts'
import { account, client } from '../../app/session.ts'
import { toast } from '../../app/toast/toast.ts'
import { AccountForm } from '../../components/form/account-form.ts'
import { areaField } from '../../components/form/form.ts'
import { failure, loading, messageOf } from '../../components/states/states.ts'
import { f, m } from '../../language/current.ts'

const VISIBILITIES: readonly Visibility[] = ['companies', 'agencies', 'hidden']

/** Who is shown the own profile, who may represent the person, and who looked. */
class PrivacyPage extends AccountForm {
  static override properties = { ...AccountForm.properties, found: { state: true }, failed: { state: true }, rights: { state: true }, views: { state: true }, visibility: { state: true }, hiddenFrom: { state: true } }
  declare found: Versioned<Manager> | undefined
  declare failed: unknown
  declare rights: Representation[]
  declare views: ProfileView[]
  declare visibility: Visibility
  declare hiddenFrom: string

  constructor() {
    super()
    this.rights = []
    this.views = []
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load()
  }

  async #load(): Promise<void> {
    const id = account()?.manager
    if (id === undefined) return
    this.failed = undefined
    try {
      const [manager, rights, views] = await Promise.all([client.manager(id), client.representationsOf(id), client.profileViews(id)])
      this.#took(manager)
      this.rights = rights.items
      this.views = views.items
    } catch (error) {
      this.failed = error
    }
  }

  #took(manager: Versioned<Manager>): void {
    this.found = manager
    this.visibility = manager.document.visibility ?? 'companies'
    this.hiddenFrom = (manager.document.hiddenFrom ?? []).join('\n')
  }

  async #save(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const before = this.found
    if (before === undefined) return
    await this.attempt(new Map(), async () => {
      const from = lines(this.hiddenFrom)
      this.#took(await client.showManager(before.document.id, before.etag, this.visibility, from))
      toast(m.privacy.saved, () => void this.#undo(before.document))
    })
  }

  async #undo(before: Manager): Promise<void> {
    try {
      this.#took(await client.showManager(before.id, this.found?.etag ?? '*', before.visibility ?? 'companies', before.hiddenFrom ?? []))
    } catch (error) {
      toast(messageOf(error))
    }
  }

  async #answer(act: Promise<Representation>, said: string): Promise<void> {
    try {
      await act
      toast(said)
    } catch (error) {
      toast(messageOf(error))
    }
    await this.#load()
  }

  protected override render() {
    this.setTitle(m.privacy.title)
    return html`<div class="head wrap"><h1>${m.privacy.title}</h1><p class="prose">${m.privacy.lead}</p></div>
      <div class="wrap body"><div class="settings">
        ${this.failed !== undefined ? failure(this.failed, () => void this.#load()) : this.found === undefined ? loading(m.profile.loading, 4) : html`${this.#visibility()}${this.#representation()}${this.#looks()}`}
        <section class="sec strong"><h2 class="h3">${m.privacy.rights}</h2><p class="muted">${m.privacy.rightsText}</p>
          <p class="cluster"><a class="btn" href="/how">${m.privacy.howLink}</a><a class="btn" href="/inquiries">${m.privacy.askLink}</a><a class="btn" href="/account">${m.privacy.exportLink}</a></p></section>
      </div></div>`
  }

  #visibility(): TemplateResult {
    return html`<section class="sec strong" aria-labelledby="shown"><h2 class="h3" id="shown">${m.privacy.visibility}</h2>${this.note()}
      <form class="stack" novalidate @submit=${(event: SubmitEvent) => void this.#save(event)}>
        <fieldset class="options"><legend class="vh">${m.privacy.visibility}</legend>${VISIBILITIES.map(value => html`<label class="option"><input type="radio" name="visibility" value=${value} .checked=${this.visibility === value} @change=${() => { this.visibility = value }}><span><b>${m.privacy.choices[value].name}</b><span class="muted small">${m.privacy.choices[value].text}</span></span></label>`)}</fieldset>
        ${areaField('hiddenFrom', m.privacy.hiddenFrom, this.hiddenFrom, 20_000, 3, value => { this.hiddenFrom = value }, { hint: m.privacy.hiddenFromHint, error: this.wrong.get('hiddenFrom') })}
        <button class="btn primary" aria-disabled=${this.busy ? 'true' : 'false'}>${m.privacy.save}</button>
      </form></section>`
  }

  #representation(): TemplateResult {
    return html`<section class="sec strong" aria-labelledby="rights"><h2 class="h3" id="rights">${m.privacy.represent}</h2>
      ${this.rights.length === 0 ? html`<p class="muted">${m.privacy.representNone}</p>` : html`<ul class="cost">${this.rights.map(one => html`<li class="stack-s"><div class="between"><div><b>${one.agencyName}</b> ${stateTag(one)}<p class="muted small">${[m.privacy.untilDay(f.day(one.until)), one.client === undefined ? '' : m.privacy.onlyFor(one.client), one.recorded ? m.privacy.recorded : ''].filter(part => part !== '').join(' · ')}</p></div>
          <p class="cluster">${one.state === 'asked' ? html`<button class="btn sm primary" type="button" @click=${() => void this.#answer(client.answerRepresentation(one.id, true), m.privacy.gave)}>${m.privacy.yes}<span class="vh">: ${one.agencyName}</span></button><button class="btn sm" type="button" @click=${() => void this.#answer(client.answerRepresentation(one.id, false), m.privacy.refusedDone)}>${m.privacy.no}<span class="vh">: ${one.agencyName}</span></button>` : one.inForce ? html`<button class="btn sm" type="button" @click=${() => void this.#answer(client.endRepresentation(one.id), m.privacy.tookBack)}>${m.privacy.takeBack}<span class="vh">: ${one.agencyName}</span></button>` : nothing}</p></div>
          <p class="small" lang=${one.language}>${m.quote(one.text)}</p></li>`)}</ul>`}</section>`
  }

  #looks(): TemplateResult {
    return html`<section class="sec strong" aria-labelledby="looks"><h2 class="h3" id="looks">${m.privacy.views}</h2>
      ${this.views.length === 0 ? html`<p class="muted">${m.privacy.viewsNone}</p>` : html`<ul class="cost">${this.views.map(view => html`<li class="between"><span>${view.organisation ?? m.privacy.viewKind[view.kind]}</span><span class="muted small">${f.day(view.day)} · ${m.privacy.times(view.times)}</span></li>`)}</ul>`}</section>`
  }
}

/** What became of a right, in a word. */
export function stateTag(one: Representation): TemplateResult {
  const over = one.state === 'given' && !one.inForce
  const text = one.state === 'asked' ? m.privacy.asks : over ? m.privacy.over : one.state === 'given' ? m.privacy.inForce : one.state === 'refused' ? m.privacy.refused : m.privacy.withdrawn
  return html`<span class=${one.inForce ? 'tag water' : 'tag'}>${text}</span>`
}

/** What stands on lines of their own. */
export function lines(text: string): string[] {
  return [...new Set(text.split('\n').map(line => line.trim()).filter(line => line !== ''))]
}
customElements.define('veerman-privacy', PrivacyPage)
