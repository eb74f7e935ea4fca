import { html, nothing, type TemplateResult } from 'lit'
import type { RequestInput } from '../../api/types.ts'
import { m } from '../../language/current.ts'
import type { Offer } from './numbers.ts'

/** Buttons that take the numbers over into the form. */
export function offeredNumbers(offers: readonly Offer[], take: (change: Partial<RequestInput>) => void): TemplateResult | typeof nothing {
  return offers.length === 0 ? nothing : html`<p class="offered cluster small"><span class="muted">${m.request.fromText}</span>${offers.map(offer => html`<button class="btn sm" type="button" @click=${() => take(offer.change)}>${m.quote(offer.quote)}<span class="vh">: ${m.request.takeOver}</span></button>`)}</p>`
}
