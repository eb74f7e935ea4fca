import { html, type TemplateResult } from 'lit'
import type { Replay } from '../../api/types.ts'
import { icon } from '../../components/icon.ts'
import { f, m } from '../../language/current.ts'

/** The moment that something was shown. */
export function when(iso: string): string {
  return `${f.day(iso)}, ${f.time(new Date(iso))}`
}

/** What ranking a receipt once more gives, in a sentence. */
export function replayed(replay: Replay, model: string): TemplateResult {
  switch (replay.outcome) {
    case 'same':
      return html`<div class="note good">${icon('check')}<p>${m.receipt.same}</p></div>`
    case 'different':
      return html`<div class="note bad">${icon('warn')}<p>${m.receipt.different(replay.differences.length)}</p></div>`
    case 'impossible':
      return html`<div class="note plain">${icon('info')}<p>${m.receipt.impossible(model)}</p></div>`
  }
}
