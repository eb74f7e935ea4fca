import { html, nothing, type TemplateResult } from 'lit'
import { LEVELS, type Money } from '../../api/types.ts'
import { f, m } from '../../language/current.ts'
import { parseAmount } from '../../language/format.ts'
import { icon } from '../icon.ts'

const COUNTRIES = ['AT', 'BE', 'BG', 'CH', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GB', 'GR', 'HR', 'HU', 'IE', 'IS', 'IT', 'LI', 'LT', 'LU', 'LV', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK', 'TR', 'UA', 'US']
const SPOKEN = ['nl', 'en', 'fr', 'de', 'es', 'it', 'pt', 'pl', 'sv', 'da', 'no', 'fi', 'cs', 'sk', 'hu', 'ro', 'bg', 'el', 'hr', 'sl', 'et', 'lv', 'lt', 'tr', 'uk', 'ar', 'lb', 'ga', 'ru', 'zh', 'ja']
export const CURRENCIES = ['EUR', 'GBP', 'CHF', 'DKK', 'SEK', 'NOK', 'PLN', 'CZK', 'HUF', 'USD']

interface FieldOptions { hint?: string | undefined; error?: string | undefined; optional?: boolean }

/** A field: label above, hint below it, the error beside it in words. `control` gets the ids to describe itself by. */
export function field(id: string, label: string, options: FieldOptions, control: (describedBy: string | typeof nothing, invalid: 'true' | typeof nothing) => TemplateResult): TemplateResult {
  const wrong = options.error !== undefined && options.error !== ''
  const described = [options.hint === undefined ? '' : `${id}-hint`, wrong ? `${id}-wrong` : ''].filter(part => part !== '').join(' ')
  return html`<div class=${wrong ? 'field wrong' : 'field'}><label for=${id}>${label}</label>
    ${options.hint === undefined ? nothing : html`<p class="hint" id=${`${id}-hint`}>${options.hint}</p>`}
    ${control(described === '' ? nothing : described, wrong ? 'true' : nothing)}
    ${wrong ? html`<p class="err" id=${`${id}-wrong`}>${icon('warn', true)}${options.error}</p>` : nothing}</div>`
}

export function textField(id: string, label: string, value: string, maxLength: number, change: (value: string) => void, options: FieldOptions = {}): TemplateResult {
  return field(id, label, options, (described, invalid) => html`<input class="input" id=${id} maxlength=${maxLength} .value=${value} aria-describedby=${described} aria-invalid=${invalid} @input=${(event: Event) => change((event.target as HTMLInputElement).value)}>`)
}

export function areaField(id: string, label: string, value: string, maxLength: number, rows: number, change: (value: string) => void, options: FieldOptions = {}): TemplateResult {
  return field(id, label, options, (described, invalid) => html`<textarea class="input grow" id=${id} rows=${rows} maxlength=${maxLength} .value=${value} aria-describedby=${described} aria-invalid=${invalid} @input=${(event: Event) => change((event.target as HTMLTextAreaElement).value)}></textarea>`)
}

/** A whole number within limits, or nothing; what is neither is said beside the field and not taken over. */
export function numberField(id: string, label: string, value: number | undefined, limits: { min: number; max: number; step?: number }, change: (value: number | undefined) => void, options: FieldOptions = {}): TemplateResult {
  return field(id, label, options, (described, invalid) => html`<input class="input short" id=${id} type="number" inputmode="decimal" min=${limits.min} max=${limits.max} step=${limits.step ?? 1} .value=${value === undefined ? '' : String(value)} aria-describedby=${described} aria-invalid=${invalid}
    @change=${(event: Event) => {
      const input = event.target as HTMLInputElement
      const typed = input.valueAsNumber
      if (input.value === '') return change(undefined)
      if (Number.isNaN(typed)) return
      const step = limits.step ?? 1
      change(Math.min(limits.max, Math.max(limits.min, Math.round(typed / step) * step)))
    }}>`)
}

export function dateField(id: string, label: string, value: string | undefined, change: (value: string | undefined) => void, options: FieldOptions = {}): TemplateResult {
  return field(id, label, options, (described, invalid) => html`<input class="input date" id=${id} type="date" .value=${value ?? ''} aria-describedby=${described} aria-invalid=${invalid} @change=${(event: Event) => { const typed = (event.target as HTMLInputElement).value; change(typed === '' ? undefined : typed) }}>`)
}

export function selectField(id: string, label: string, value: string, choices: readonly { value: string; name: string }[], change: (value: string) => void, options: FieldOptions = {}): TemplateResult {
  return field(id, label, options, (described, invalid) => html`<select class="input" id=${id} aria-describedby=${described} aria-invalid=${invalid} @change=${(event: Event) => change((event.target as HTMLSelectElement).value)}>${choices.map(choice => html`<option value=${choice.value} ?selected=${choice.value === value}>${choice.name}</option>`)}</select>`)
}

/** Up to six short values to choose one from. */
export function choice(name: string, legend: string, value: number | undefined, values: readonly number[], text: (value: number) => string, change: (value: number) => void): TemplateResult {
  const offered = value === undefined || values.includes(value) ? values : [...values, value].sort((a, b) => a - b)
  return html`<fieldset class="seg"><legend class="vh">${legend}</legend>${offered.map(v => html`<label><input type="radio" name=${name} .checked=${v === value} @change=${() => change(v)}>${text(v)}</label>`)}</fieldset>`
}

/** An amount as people write it, with its currency. */
export function moneyField(id: string, label: string, money: Money | undefined, change: (money: Money | undefined) => void, fail: (message: string) => void, options: FieldOptions = {}): TemplateResult {
  const currency = money?.currency ?? 'EUR'
  return field(id, label, options, (described, invalid) => html`<span class="cluster nowr"><input class="input short" id=${id} inputmode="decimal" autocomplete="off" .value=${money?.amount ?? ''} aria-describedby=${described} aria-invalid=${invalid}
      @change=${(event: Event) => {
        const typed = (event.target as HTMLInputElement).value.trim()
        if (typed === '') return change(undefined)
        const amount = parseAmount(typed)
        if (amount === undefined) fail(m.form.amountWrong)
        else change({ amount, currency })
      }}>
    <select class="input currency" aria-label=${m.form.currency} @change=${(event: Event) => { if (money !== undefined) change({ ...money, currency: (event.target as HTMLSelectElement).value }) }}>${CURRENCIES.map(code => html`<option value=${code} ?selected=${code === currency}>${code}</option>`)}</select></span>`)
}

export function countryChoices(current: string | undefined, none?: string): { value: string; name: string }[] {
  const codes = current === undefined || current === '' || COUNTRIES.includes(current) ? COUNTRIES : [...COUNTRIES, current]
  const named = codes.map(value => ({ value, name: f.countryName(value) })).sort((a, b) => a.name.localeCompare(b.name, f.locale))
  return none === undefined ? named : [{ value: '', name: none }, ...named]
}

export function languageChoices(current: string): { value: string; name: string }[] {
  const codes = SPOKEN.includes(current) ? SPOKEN : [...SPOKEN, current]
  return codes.map(value => ({ value, name: f.languageName(value) })).sort((a, b) => a.name.localeCompare(b.name, f.locale))
}

export function levelChoices(): { value: string; name: string }[] {
  return LEVELS.map(level => ({ value: level, name: m.form.levels[level] }))
}

/** A language that is not in a list yet: the reader's own first. */
export function nextLanguage(taken: readonly string[]): string {
  return [f.language as string, 'en', ...SPOKEN].find(code => !taken.includes(code)) ?? 'en'
}
