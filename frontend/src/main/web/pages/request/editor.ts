import { html, nothing, type TemplateResult } from 'lit'
import { m } from '../../language/current.ts'
import { CRITERION_OF, kindOf, segmentsOf, type Mark } from './marks.ts'

/** A text with the passages that were understood, each with the line of its criterion. */
export function markedText(text: string, marks: readonly Mark[]): TemplateResult[] {
  return segmentsOf(text, marks).map(segment => (segment.mark === undefined ? html`${segment.text}` : html`<mark class=${segment.mark.negated ? 'hl k0 neg' : `hl k${CRITERION_OF[kindOf(segment.mark.concept)]}`}>${segment.text}</mark>`))
}

/** The same, cut into paragraphs, for reading. */
export function markedParagraphs(text: string, marks: readonly Mark[]): TemplateResult[] {
  const paragraphs: TemplateResult[] = []
  let at = 0
  for (const paragraph of text.split(/\n{2,}/)) {
    const start = text.indexOf(paragraph, at)
    at = start + paragraph.length
    const inside = marks.filter(mark => mark.start >= start && mark.end <= at).map(mark => ({ ...mark, start: mark.start - start, end: mark.end - start }))
    paragraphs.push(html`<p>${markedText(paragraph, inside)}</p>`)
  }
  return paragraphs
}

/**
 * Where a request is written: an ordinary text field, with the same text behind it that carries the lines. What the lines
 * say stands as a list beside it, so the layer behind is for the eye only.
 */
export function editor(text: string, marks: readonly Mark[], wrong: boolean, change: (text: string) => void): TemplateResult {
  return html`<div class="marked">
    <div class="marked-lines" aria-hidden="true">${markedText(text, marks)}${'\n'}</div>
    <textarea class="input" id="text" maxlength="40000" aria-labelledby="text-title" aria-describedby=${wrong ? 'text-wrong text-legend' : 'text-legend'} aria-invalid=${wrong ? 'true' : nothing} .value=${text} @input=${(event: Event) => change((event.target as HTMLTextAreaElement).value)}></textarea>
  </div>
  <p class="small muted legend cluster" id="text-legend"><span><span class="hl k1">${m.request.legendLine}</span></span><span><span class="hl k0 neg">${m.request.legendNot}</span></span><span>${m.request.legendPrivate}</span></p>`
}
