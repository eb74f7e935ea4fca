import { html, nothing, type TemplateResult } from 'lit'
import type { RequestInput, RequestLanguage } from '../../api/types.ts'
import { areaField, choice, countryChoices, dateField, languageChoices, levelChoices, moneyField, nextLanguage, numberField, selectField, textField } from '../../components/form/form.ts'
import { icon } from '../../components/icon.ts'
import { DEFAULT_WEIGHTS, sameWeights } from '../../components/weights/shift.ts'
import { weightSteppers } from '../../components/weights/weights.ts'
import { f, m } from '../../language/current.ts'
import { lastDay } from './input.ts'

export interface FieldsView {
  input: RequestInput
  errors: ReadonlyMap<string, string>
  /** Whether the gazetteer knows the place; undefined while nothing is known. */
  placeFound: boolean | undefined
  country: string
  change: (change: Partial<RequestInput>) => void
  fail: (field: keyof RequestInput, message: string) => void
}

/** The facts of a request, grouped by the criterion they count for. */
export function facts(view: FieldsView): TemplateResult {
  const { input, errors, change } = view
  return html`
    ${group('organisation', 4, m.request.organisation, html`<div class="fields">
      ${textField('organisation-industry', m.form.industry, input.organisation?.industry ?? '', 200, industry => change({ organisation: { ...input.organisation, industry } }), { error: errors.get('organisation') })}
      ${numberField('organisation-employees', m.form.employees, input.organisation?.employees, { min: 1, max: 5_000_000 }, employees => change({ organisation: without({ ...input.organisation, employees }) }))}
      ${selectField('organisation-country', m.form.country, input.organisation?.country ?? '', countryChoices(input.organisation?.country, m.form.unsaid), country => change({ organisation: without({ ...input.organisation, country: country === '' ? undefined : country }) }))}</div>`)}
    ${group('weeks', 5, m.request.weeks, html`<div class="fields">
      ${dateField('start', m.form.start, input.start ?? undefined, start => change({ start: start ?? null }), { error: errors.get('start') })}
      ${numberField('months', m.form.months, input.months ?? undefined, { min: 1, max: 60 }, months => change({ months: months ?? null }), { error: errors.get('months') })}</div>
      ${input.start !== null && input.start !== undefined && input.months !== null && input.months !== undefined ? html`<p class="small muted">${f.period(input.start, lastDay(input.start, input.months), m.facts.period)}</p>` : nothing}
      <div class=${errors.has('daysPerWeek') ? 'field wrong' : 'field'}><span class="label">${m.form.daysPerWeek}</span> ${choice('daysPerWeek', m.form.daysPerWeek, input.daysPerWeek ?? undefined, [1, 2, 3, 4, 5], f.number, daysPerWeek => change({ daysPerWeek }))}${error(errors.get('daysPerWeek'))}</div>`)}
    ${group('rate', 6, m.criterion.rate, moneyField('rateMax', m.form.rateMax, input.rateMax ?? undefined, rateMax => change({ rateMax: rateMax ?? null }), message => view.fail('rateMax', message), { error: errors.get('rateMax'), hint: m.form.rateHint }))}
    ${group('place', 7, m.criterion.place, place(view))}
    ${group('languages', undefined, m.form.languages, languages(view))}
    ${group('own-words', undefined, m.request.ownWords, html`<div class="fields">
      ${areaField('mustHaves', m.form.mustHaves, (input.mustHaves ?? []).join('\n'), 30_000, 2, text => change({ mustHaves: lines(text) }), { hint: m.form.oneALine, error: errors.get('mustHaves') })}
      ${areaField('niceToHaves', m.form.niceToHaves, (input.niceToHaves ?? []).join('\n'), 30_000, 2, text => change({ niceToHaves: lines(text) }), { hint: m.form.oneALine, error: errors.get('niceToHaves') })}</div>`)}
    ${group('confidential', undefined, m.request.confidentiality, confidential(view))}
    ${group('weights', undefined, m.weights.title, html`<details><summary>${input.weights === null || input.weights === undefined || sameWeights(input.weights, DEFAULT_WEIGHTS) ? m.request.defaultWeights : m.request.ownWeights}</summary>
      ${weightSteppers(input.weights ?? DEFAULT_WEIGHTS, weights => change({ weights: sameWeights(weights, DEFAULT_WEIGHTS) ? null : weights }))}
      <p class="cluster"><button class="btn sm" type="button" aria-disabled=${input.weights === null || input.weights === undefined ? 'true' : 'false'} @click=${() => change({ weights: null })}>${m.weights.toDefault}</button><span class="small muted">${m.weights.hint}</span></p>${error(errors.get('weights'))}</details>`)}`
}

function group(id: string, index: number | undefined, title: string, content: TemplateResult): TemplateResult {
  return html`<section class="fgroup" aria-labelledby=${`facts-${id}`}><h3 id=${`facts-${id}`}><span class=${index === undefined ? 'key' : `key k${index}`}></span>${title}</h3><div class="facts-body">${content}</div></section>`
}

function place({ input, errors, placeFound, country, change }: FieldsView): TemplateResult {
  const here = input.place ?? undefined
  const share = here?.onsiteShare
  const unknown = placeFound === false ? m.form.placeUnknown : undefined
  return html`<div class="fields">
      ${textField('place', m.form.city, here?.city ?? '', 120, city => change({ place: city === '' ? null : { country, ...here, city } }), { error: errors.get('place'), hint: unknown })}
      ${selectField('place-country', m.form.country, here?.country ?? country, countryChoices(here?.country ?? country), value => change({ place: { city: '', ...here, country: value } }))}</div>
    <div class="field"><span class="label">${m.form.onsite}</span> ${choice('onsite', m.form.onsite, share === undefined ? undefined : Math.round(share * 100), [0, 20, 40, 60, 80, 100], value => `${f.count(value)}`, value => change({ place: { city: '', country, ...here, onsiteShare: value / 100 } }))} <span class="muted">%</span></div>`
}

function languages({ input, errors, change }: FieldsView): TemplateResult {
  const list = input.languages ?? []
  const set = (i: number, part: Partial<RequestLanguage>): void => change({ languages: list.map((language, at) => (at === i ? { ...language, ...part } : language)) })
  return html`${list.length === 0 ? nothing : html`<ul class="language-rows">${list.map((language, i) => html`<li>
      <select class="input" aria-label=${m.form.language} @change=${(event: Event) => set(i, { code: (event.target as HTMLSelectElement).value })}>${languageChoices(language.code).map(c => html`<option value=${c.value} ?selected=${c.value === language.code}>${c.name}</option>`)}</select>
      <select class="input level" aria-label=${m.form.level} @change=${(event: Event) => set(i, { minLevel: (event.target as HTMLSelectElement).value as RequestLanguage['minLevel'] })}>${levelChoices().map(c => html`<option value=${c.value} ?selected=${c.value === language.minLevel}>${c.name}</option>`)}</select>
      <label class="check"><input type="checkbox" .checked=${language.must === true} @change=${(event: Event) => set(i, { must: (event.target as HTMLInputElement).checked })}>${m.importance.must}</label>
      <button class="btn quiet icon sm" type="button" aria-label=${m.request.remove(f.languageName(language.code))} @click=${() => change({ languages: list.filter((_, at) => at !== i) })}>${icon('x', true)}</button></li>`)}</ul>`}
    <button class="btn sm" type="button" @click=${() => change({ languages: [...list, { code: nextLanguage(list.map(l => l.code)), minLevel: 'B2', must: false }] })}>${icon('plus', true)}${m.form.addLanguage}</button>${error(errors.get('languages'))}`
}

function confidential({ input, errors, change }: FieldsView): TemplateResult {
  const version = input.publicVersion ?? { title: '', text: '' }
  return html`<label class="check"><input type="checkbox" .checked=${input.confidential === true} @change=${(event: Event) => change({ confidential: (event.target as HTMLInputElement).checked })}>${m.form.confidential}</label>
    ${input.confidential !== true ? nothing : html`<p class="hint">${m.form.publicHint}</p><div class="stack-s">
      ${textField('public-title', m.form.publicTitle, version.title, 200, title => change({ publicVersion: { ...version, title } }), { error: errors.get('publicVersion') })}
      ${areaField('public-text', m.form.publicText, version.text, 40_000, 4, text => change({ publicVersion: { ...version, text } }))}</div>`}${error(errors.get('confidential'))}`
}

function error(message: string | undefined): TemplateResult | typeof nothing {
  return message === undefined ? nothing : html`<p class="err">${icon('warn', true)}${message}</p>`
}

function lines(text: string): string[] {
  return text === '' ? [] : text.split('\n')
}

/** An object without its undefined parts. */
function without<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }
}
