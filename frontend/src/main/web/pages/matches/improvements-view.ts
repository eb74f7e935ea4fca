import { html, nothing, type TemplateResult } from 'lit'
import type { Improvement, Improvements } from '../../api/types.ts'
import { f, m } from '../../language/current.ts'
import { leadingNumber } from '../request/input.ts'

const SHOWN = 4

/** The changes that would raise these matches most, computed one at a time. */
export function improvementsView(found: Improvements | undefined): TemplateResult | typeof nothing {
  if (found === undefined || found.items.length === 0) return nothing
  return html`<section class="sec strong improve" aria-labelledby="improve"><h2 class="h3" id="improve">${m.improve.title}</h2><p class="muted small">${m.improve.lead}</p>
    <ul class="cost">${found.items.slice(0, SHOWN).map(item => html`<li><div class="between"><span>${changeName(item)}</span><span class="num muted">${effect(item)}</span></div></li>`)}</ul></section>`
}

function changeName(item: Improvement): string {
  const from = value(item, item.from)
  const to = value(item, item.to)
  switch (item.change) {
    case 'confirmCalendar': return m.improve.confirmCalendar
    case 'moreDays': return m.improve.moreDays(from, to)
    case 'lowerRate': return m.improve.lowerRate(from, to)
    case 'furtherTravel': return m.improve.furtherTravel(from, to)
    case 'verifyAssignment': return m.improve.verifyAssignment(item.role ?? '')
  }
}

function effect(item: Improvement): string {
  return [
    item.raised === 0 ? '' : m.improve.raised(f.points(item.points), item.raised),
    item.opened === 0 ? '' : m.improve.opened(item.opened),
  ].filter(part => part !== '').join(', ')
}

function value(item: Improvement, text: string | undefined): string {
  const number = text === undefined ? undefined : leadingNumber(text)
  if (number === undefined) return text ?? ''
  switch (item.change) {
    case 'lowerRate': return f.money({ amount: String(number), currency: /[A-Z]{3}/.exec(text ?? '')?.[0] ?? 'EUR' })
    case 'furtherTravel': return `${f.count(number)} km`
    default: return f.number(number)
  }
}
