import { html, nothing, type TemplateResult } from 'lit'
import { m } from '../../language/current.ts'
import { icon } from '../icon.ts'

export type Step = 'request' | 'shortlist'

/** Where a request stands on its way over: done, now, later. A step that has no address yet is not shown as a link. */
export function crossing(id: string | undefined, now: Step): TemplateResult {
  const steps: { step: Step; href: string | undefined }[] = [
    { step: 'request', href: id === undefined ? undefined : `/requests/${id}` },
    { step: 'shortlist', href: id === undefined ? undefined : `/requests/${id}/shortlist` },
  ]
  const at = steps.findIndex(s => s.step === now)
  return html`<nav aria-label=${m.crossing.steps}><ol class="crossing">${steps.map(({ step, href }, i) => {
    const state = i < at ? 'done' : i === at ? 'now' : 'later'
    const label = html`${state === 'done' ? html`${icon('check', true)} ` : nothing}${m.crossing[step]}`
    return html`<li class=${state}>${href === undefined ? html`<span class="step-name">${label}</span>` : html`<a href=${href} aria-current=${state === 'now' ? 'step' : nothing}>${label}</a>`}${state === 'now' ? ferry() : nothing}</li>`
  })}</ol></nav>`
}

function ferry(): TemplateResult {
  return html`<svg viewBox="0 0 26 14" aria-hidden="true"><path d="M4 6h18l-3.4 7H7.4z" fill="currentColor"></path><path d="M13 1v5" stroke="currentColor" stroke-width="1.5"></path></svg>`
}
