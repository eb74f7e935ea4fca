import { html, nothing, type TemplateResult } from 'lit'
import { OfflineError, ProblemError, errorsByField, isProblem, type Versioned } from '../../api/client.ts'
import { LANGUAGES, type AssignmentInput, type Manager, type ManagerInput, type Mobility, type Reference } from '../../api/types.ts'
import { ask } from '../../app/dialog/dialog.ts'
import { navigate } from '../../app/router/navigate.ts'
import { account, client, restoreSession } from '../../app/session.ts'
import { toast } from '../../app/toast/toast.ts'
import { View } from '../../app/view.ts'
import { areaField, choice, countryChoices, field, languageChoices, levelChoices, moneyField, nextLanguage, numberField, selectField, textField } from '../../components/form/form.ts'
import { icon } from '../../components/icon.ts'
import { failure, loading, messageOf } from '../../components/states/states.ts'
import { LANGUAGE_NAMES, f, m } from '../../language/current.ts'
import { asked, decide, takeBack, understoodNow } from '../request/decisions.ts'
import { CRITERION_OF } from '../request/marks.ts'
import { forgetProfile, keepProfile, keptProfile } from './kept.ts'
import { emptyManager, managerInputOf, sendableManager, wrongIn, type Wrong } from './input.ts'

type Trouble = { kind: 'offline' } | { kind: 'changed' } | { kind: 'refused'; message: string } | undefined

/** The whole profile as a form: what stands here is sent when it is kept, and stays in this browser until then. */
class ProfileEditPage extends View {
  static override properties = { found: { state: true }, input: { state: true }, error: { state: true }, wrong: { state: true }, errors: { state: true }, trouble: { state: true }, busy: { state: true }, restored: { state: true } }
  declare found: Versioned<Manager> | undefined
  declare input: ManagerInput | undefined
  declare error: unknown
  declare wrong: Wrong[]
  /** What the server says about a field. */
  declare errors: Map<string, string>
  declare trouble: Trouble
  declare busy: boolean
  declare restored: boolean

  constructor() {
    super()
    this.wrong = []
    this.errors = new Map()
    this.busy = false
    this.restored = false
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.loadLabels()
    void this.#start()
  }

  get #id(): string | undefined {
    return this.dataset['id']
  }

  async #start(): Promise<void> {
    this.error = undefined
    try {
      if (this.#id === undefined) {
        this.input = emptyManager(f.language, account()?.roles.includes('manager') === true ? account()!.name : '')
      } else {
        const found = await client.manager(this.#id)
        if (found.document.owned !== true) return navigate(`/managers/${this.#id}`, 'replace')
        this.found = found
        this.input = managerInputOf(found.document)
      }
      const kept = keptProfile(this.#id)
      if (kept !== undefined) {
        this.input = kept
        this.restored = true
      }
      await this.updateComplete
      if (location.hash !== '') this.querySelector(location.hash)?.scrollIntoView()
    } catch (error) {
      this.error = error
    }
  }

  #edit(change: Partial<ManagerInput>): void {
    this.input = { ...this.input!, ...change }
    this.errors = new Map([...this.errors].filter(([name]) => !(name in change)))
    if (this.wrong.length > 0) this.wrong = wrongIn(this.input)
    keepProfile(this.#id, this.input)
  }

  #discard(): void {
    forgetProfile(this.#id)
    this.restored = false
    this.trouble = undefined
    this.wrong = []
    this.input = this.found === undefined ? emptyManager(f.language, '') : managerInputOf(this.found.document)
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault()
    if (this.busy || this.input === undefined) return
    this.wrong = wrongIn(this.input)
    if (this.wrong.length > 0) return await this.#focusSummary()
    await this.#save(this.found?.etag)
  }

  async #save(etag: string | undefined): Promise<void> {
    const input = sendableManager(this.input!)
    this.busy = true
    this.trouble = undefined
    try {
      const saved = this.#id === undefined ? await client.createManager(input) : await client.replaceManager(this.#id, etag ?? '*', input)
      forgetProfile(this.#id)
      if (this.#id === undefined && account()?.roles.includes('manager') === true) await restoreSession()
      navigate(`/managers/${saved.document.id}`)
      toast(m.edit.kept)
    } catch (error) {
      await this.#failed(error)
    } finally {
      this.busy = false
    }
  }

  async #failed(error: unknown): Promise<void> {
    if (isProblem(error, 412) && this.#id !== undefined) {
      this.found = await client.manager(this.#id)
      this.trouble = { kind: 'changed' }
    } else if (error instanceof OfflineError) {
      this.trouble = { kind: 'offline' }
    } else {
      this.errors = error instanceof ProblemError ? errorsByField(error.problem) : new Map<string, string>()
      this.trouble = { kind: 'refused', message: messageOf(error) }
    }
    await this.#focusSummary()
  }

  async #focusSummary(): Promise<void> {
    await this.updateComplete
    this.querySelector<HTMLElement>('.summary')?.focus()
  }

  async #erase(): Promise<void> {
    if (this.found === undefined) return
    const sure = await ask({ title: m.edit.eraseTitle, text: m.edit.eraseText, confirm: m.edit.erase, cancel: m.request.keepIt, danger: true, field: { label: m.edit.eraseField(m.edit.eraseWord), required: true, missing: m.edit.eraseField(m.edit.eraseWord), matches: m.edit.eraseWord } })
    if (sure === undefined) return
    try {
      await client.deleteManager(this.found.document.id, this.found.etag)
      forgetProfile(this.#id)
      if (account()?.manager === this.found.document.id) await restoreSession()
      navigate(account()?.roles.includes('manager') === true ? '/' : '/managers')
      toast(m.edit.erased)
    } catch (error) {
      toast(messageOf(error))
    }
  }

  protected override render() {
    const title = this.#id === undefined ? m.edit.newTitle : m.edit.title
    this.setTitle(title)
    const input = this.input
    if (input === undefined) return html`<div class="head wrap"><h1>${title}</h1></div><div class="wrap body">${this.error === undefined ? loading(m.profile.loading, 5) : failure(this.error, () => void this.#start())}</div>`
    return html`<div class="head wrap"><h1>${title}</h1><p class="facts"><span>${m.edit.lead}</span></p></div>
      <div class="wrap body"><form class="profile-form" novalidate @submit=${(event: Event) => void this.#submit(event)}>
        ${this.#summary()}
        ${this.#person(input)}${this.#where(input)}${this.#languages(input)}${this.#assignments(input)}${this.#skills(input)}${this.#references(input)}
        <div class="cluster acts"><button class="btn primary big" aria-disabled=${this.busy ? 'true' : 'false'}>${this.busy ? m.edit.busy : m.edit.keep}</button><a class="btn quiet" href=${this.#id === undefined ? '/me' : `/managers/${this.#id}`}>${m.edit.back}</a>
          ${this.found === undefined ? nothing : html`<button class="btn quiet end" type="button" @click=${() => void this.#erase()}>${icon('trash', true)}${m.edit.erase}</button>`}</div>
      </form></div>`
  }

  #summary(): TemplateResult | typeof nothing {
    if (this.wrong.length > 0) return html`<div class="note bad summary" role="alert" tabindex="-1">${icon('warn')}<h2 class="h4">${m.edit.wrong(this.wrong.length)}</h2><ul class="errs">${this.wrong.map(w => html`<li><a href=${`#${anchor(w)}`} @click=${(event: Event) => { event.preventDefault(); this.querySelector<HTMLElement>(`#${anchor(w)}`)?.focus() }}>${m.edit.wrongField[w.message]}</a></li>`)}</ul></div>`
    switch (this.trouble?.kind) {
      case 'offline': return html`<div class="note plain summary" role="alert" tabindex="-1">${icon('off')}<h2 class="h4">${m.error.offline}</h2><p>${m.error.offlineText}</p></div>`
      case 'changed': return html`<div class="note lantern summary" role="alert" tabindex="-1">${icon('info')}<h2 class="h4">${m.profile.changedMeanwhile}</h2><p>${m.edit.changedText}</p><p class="cluster"><button class="btn sm" type="button" @click=${() => void this.#save(this.found?.etag)}>${m.edit.keepMine}</button><button class="btn sm" type="button" @click=${() => this.#discard()}>${m.edit.showTheirs}</button></p></div>`
      case 'refused': return html`<div class="note bad summary" role="alert" tabindex="-1">${icon('warn')}<h2 class="h4">${m.error.failed}</h2><p>${this.trouble.message}</p>${this.errors.size === 0 ? nothing : html`<ul class="errs">${[...this.errors].map(([name, message]) => html`<li>${m.edit.fieldName(name)}: ${message}</li>`)}</ul>`}</div>`
      default: return !this.restored ? nothing : html`<div class="note plain" role="status">${icon('info')}<p>${m.edit.restored}</p><p><button class="link" type="button" @click=${() => this.#discard()}>${m.edit.discard}</button></p></div>`
    }
  }

  #wrongText(name: string, index?: number): string | undefined {
    const wrong = this.wrong.find(w => w.field === name && w.index === index)
    return wrong === undefined ? (index === undefined ? this.errors.get(name) : undefined) : m.edit.wrongField[wrong.message]
  }

  #person(input: ManagerInput): TemplateResult {
    return section('person', m.edit.person, html`
      ${textField('name', m.edit.name, input.name, 120, name => this.#edit({ name }), { error: this.#wrongText('name') })}
      ${textField('headline', m.edit.headline, input.headline, 300, headline => this.#edit({ headline }), { error: this.#wrongText('headline'), hint: m.edit.headlineHint })}
      ${areaField('summary', m.edit.summary, input.summary ?? '', 20_000, 5, summary => this.#edit({ summary }), { error: this.#wrongText('summary'), hint: m.edit.summaryHint })}
      ${selectField('language', m.edit.language, input.language, LANGUAGES.map(value => ({ value, name: LANGUAGE_NAMES[value] })), language => this.#edit({ language: language as ManagerInput['language'] }), { hint: m.edit.languageHint })}`)
  }

  #where(input: ManagerInput): TemplateResult {
    const base = input.base ?? undefined
    const mobility = input.mobility ?? {}
    const countries = mobility.countries ?? []
    const move = (change: { [K in keyof Mobility]?: Mobility[K] | undefined }): void => this.#edit({ mobility: Object.fromEntries(Object.entries({ ...mobility, ...change }).filter(([, v]) => v !== undefined)) })
    const country = base?.country ?? account()?.organisation.country ?? 'NL'
    return section('where', m.edit.where, html`<div class="fields">
        ${textField('base', m.edit.base, base?.city ?? '', 120, city => this.#edit({ base: city === '' ? null : { country, ...base, city } }), { error: this.#wrongText('base'), hint: this.found?.document.baseFound === false && this.found.document.base?.city === base?.city ? m.form.placeUnknown : undefined })}
        ${selectField('base-country', m.form.country, country, countryChoices(country), value => this.#edit({ base: { city: '', ...base, country: value } }))}
        ${numberField('max-km', m.edit.maxKm, mobility.maxKm, { min: 0, max: 20_000, step: 5 }, maxKm => move({ maxKm }), { error: this.#wrongText('mobility') })}</div>
      <div class="field"><span class="label">${m.edit.remote}</span>${choice('remote', m.edit.remote, mobility.remoteShare === undefined ? undefined : Math.round(mobility.remoteShare * 100), [0, 20, 40, 60, 80, 100], value => f.count(value), value => move({ remoteShare: value / 100 }))} <span class="muted">%</span></div>
      <div class="field"><label for="add-country">${m.edit.countries}</label><p class="hint" id="add-country-hint">${m.edit.countriesHint}</p>
        ${countries.length === 0 ? nothing : html`<ul class="cluster picked">${countries.map(code => html`<li class="tag">${f.countryName(code)}<button class="plain" type="button" aria-label=${m.request.remove(f.countryName(code))} @click=${() => move({ countries: countries.filter(c => c !== code) })}>${icon('x', true)}</button></li>`)}</ul>`}
        <select class="input" id="add-country" aria-describedby="add-country-hint" @change=${(event: Event) => { const select = event.target as HTMLSelectElement; if (select.value !== '') move({ countries: [...countries, select.value] }); select.value = '' }}>${countryChoices(undefined, m.edit.addCountry).filter(c => !countries.includes(c.value)).map(c => html`<option value=${c.value}>${c.name}</option>`)}</select></div>
      ${moneyField('dayRate', m.edit.rate, input.dayRate ?? undefined, dayRate => this.#edit({ dayRate: dayRate ?? null }), message => { this.errors = new Map(this.errors).set('dayRate', message) }, { error: this.#wrongText('dayRate'), hint: m.edit.rateHint })}`)
  }

  #languages(input: ManagerInput): TemplateResult {
    const list = input.languages ?? []
    const set = (i: number, change: Partial<(typeof list)[number]>): void => this.#edit({ languages: list.map((l, at) => (at === i ? { ...l, ...change } : l)) })
    return section('languages', m.form.languages, html`<ul class="language-rows two">${list.map((language, i) => html`<li>
        <select class="input" aria-label=${m.form.language} @change=${(event: Event) => set(i, { code: (event.target as HTMLSelectElement).value })}>${languageChoices(language.code).map(c => html`<option value=${c.value} ?selected=${c.value === language.code}>${c.name}</option>`)}</select>
        <select class="input" aria-label=${m.form.level} @change=${(event: Event) => set(i, { level: (event.target as HTMLSelectElement).value as (typeof list)[number]['level'] })}>${levelChoices().map(c => html`<option value=${c.value} ?selected=${c.value === language.level}>${c.name}</option>`)}</select>
        <button class="btn quiet icon sm" type="button" aria-label=${m.request.remove(f.languageName(language.code))} @click=${() => this.#edit({ languages: list.filter((_, at) => at !== i) })}>${icon('x', true)}</button></li>`)}</ul>
      <p><button class="btn sm" type="button" @click=${() => this.#edit({ languages: [...list, { code: nextLanguage(list.map(l => l.code)), level: 'C1' }] })}>${icon('plus', true)}${m.form.addLanguage}</button></p>`)
  }

  #assignments(input: ManagerInput): TemplateResult {
    const list = input.assignments ?? []
    const set = (i: number, change: Partial<AssignmentInput>): void => this.#edit({ assignments: list.map((a, at) => (at === i ? { ...a, ...change } : a)) })
    const verified = new Set(this.found?.document.assignments.filter(a => a.verification.status === 'verified').map(a => a.id))
    return section('assignments', m.profile.track, html`
      <p><button class="btn sm" type="button" @click=${() => { this.#edit({ assignments: [{ role: '', from: '' }, ...list] }); void this.updateComplete.then(() => this.querySelector<HTMLElement>('#role-0')?.focus()) }}>${icon('plus', true)}${m.edit.addAssignment}</button></p>
      ${list.map((a, i) => html`<fieldset class="assignment"><legend class="h4">${a.role === '' ? m.edit.newAssignment : a.role}${a.organisation === undefined || a.organisation === '' ? '' : `, ${a.organisation}`}</legend>
        ${a.id !== undefined && verified.has(a.id) ? html`<p class="small muted cluster"><span class="chip ver">${icon('ver')}${m.strength.verified}</span>${m.edit.verifiedHint}</p>` : nothing}
        <div class="fields">
          ${textField(`role-${i}`, m.edit.role, a.role, 200, role => set(i, { role }), { error: this.#wrongText('role', i) })}
          ${textField(`organisation-${i}`, m.request.organisation, a.organisation ?? '', 200, organisation => set(i, { organisation }))}
          ${textField(`industry-${i}`, m.form.industry, a.industry ?? '', 200, industry => set(i, { industry }))}
          ${numberField(`employees-${i}`, m.form.employees, a.employees, { min: 1, max: 5_000_000 }, employees => this.#edit({ assignments: list.map((other, at) => (at === i ? withEmployees(other, employees) : other)) }))}
          ${monthField(`from-${i}`, m.edit.from, a.from, from => set(i, { from }), this.#wrongText('from', i))}
          ${monthField(`to-${i}`, m.edit.to, a.to ?? '', to => set(i, { to: to === '' ? null : to }), this.#wrongText('to', i), m.edit.toHint)}</div>
        <label class="check"><input type="checkbox" .checked=${a.confidential === true} @change=${(event: Event) => set(i, { confidential: (event.target as HTMLInputElement).checked })}>${m.edit.confidential}</label>
        ${areaField(`text-${i}`, m.edit.done, a.text ?? '', 20_000, 3, text => set(i, { text }), { hint: m.edit.doneHint })}
        ${areaField(`outcome-${i}`, m.edit.outcome, a.outcome ?? '', 4000, 2, outcome => set(i, { outcome }))}
        <p><button class="btn quiet sm" type="button" @click=${() => { const before = list; this.#edit({ assignments: list.filter((_, at) => at !== i) }); toast(m.request.removedDone(a.role === '' ? m.edit.newAssignment : a.role), () => this.#edit({ assignments: before })) }}>${icon('trash', true)}${m.edit.removeAssignment}<span class="vh">: ${a.role}</span></button></p></fieldset>`)}`)
  }

  #skills(input: ManagerInput): TemplateResult {
    const understood = understoodNow(this.found?.document.understood ?? [], input.decisions ?? [])
    const removed = understood.filter(u => u.status === 'removed')
    return section('skills', m.edit.skills, html`
      ${areaField('skills-text', m.edit.skills, (input.skills ?? []).join('\n'), 60_000, 4, text => this.#edit({ skills: text === '' ? [] : text.split('\n') }), { hint: m.form.oneALine, error: this.#wrongText('skills') })}
      ${understood.length === 0 ? nothing : html`<h3 class="h4">${m.request.understood}</h3><p class="hint">${m.edit.understoodHint}</p>
        <ul class="chips">${asked(understood).map(u => html`<li class="chip"><span class=${`key k${CRITERION_OF[u.kind]}`}></span>${this.labelOf(u.concept)}<button class="plain" type="button" aria-label=${m.request.remove(this.labelOf(u.concept))} @click=${() => this.#edit({ decisions: decide(input, u.concept, 'removed') })}>${icon('x', true)}</button></li>`)}</ul>
        ${removed.length === 0 ? nothing : html`<p class="small muted">${m.request.removed} ${removed.map((u, i) => html`${i > 0 ? ', ' : ''}<button class="link small" type="button" @click=${() => this.#edit({ decisions: takeBack(input, u.concept) })}>${this.labelOf(u.concept)}<span class="vh">: ${m.request.putBack}</span></button>`)}</p>`}`}`)
  }

  #references(input: ManagerInput): TemplateResult {
    const list = input.references ?? []
    const set = (i: number, change: Partial<Reference>): void => this.#edit({ references: list.map((r, at) => (at === i ? { ...r, ...change } : r)) })
    return section('references', m.profile.references, html`
      ${list.map((r, i) => html`<fieldset class="assignment"><legend class="h4">${r.name === '' ? m.edit.newReference : r.name}</legend><div class="fields">
        ${textField(`reference-${i}`, m.edit.referenceName, r.name, 120, name => set(i, { name }), { error: this.#wrongText('reference', i) })}
        ${textField(`relation-${i}`, m.edit.relation, r.relation ?? '', 200, relation => set(i, { relation }))}</div>
        ${areaField(`reference-text-${i}`, m.edit.referenceText, r.text ?? '', 4000, 2, text => set(i, { text }))}
        <p><button class="btn quiet sm" type="button" @click=${() => this.#edit({ references: list.filter((_, at) => at !== i) })}>${icon('trash', true)}${m.edit.removeReference}<span class="vh">: ${r.name}</span></button></p></fieldset>`)}
      <p><button class="btn sm" type="button" @click=${() => this.#edit({ references: [...list, { name: '' }] })}>${icon('plus', true)}${m.edit.addReference}</button></p>`)
  }
}

function section(id: string, title: string, content: TemplateResult): TemplateResult {
  return html`<section class="sec strong stack" id=${id} aria-labelledby=${`${id}-title`}><h2 id=${`${id}-title`}>${title}</h2>${content}</section>`
}

function monthField(id: string, label: string, value: string, change: (value: string) => void, error?: string, hint?: string): TemplateResult {
  return field(id, label, { error, hint }, (described, invalid) => html`<input class="input" id=${id} type="month" min="1950-01" max="2099-12" .value=${value} aria-describedby=${described} aria-invalid=${invalid} @change=${(event: Event) => change((event.target as HTMLInputElement).value.trim())}>`)
}

function withEmployees(assignment: AssignmentInput, employees: number | undefined): AssignmentInput {
  const { employees: _employees, ...rest } = assignment
  return employees === undefined ? rest : { ...rest, employees }
}

function anchor(wrong: Wrong): string {
  return wrong.index === undefined ? wrong.field : `${wrong.field}-${wrong.index}`
}
customElements.define('veerman-profile-edit', ProfileEditPage)
