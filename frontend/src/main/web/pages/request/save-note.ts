import { html, nothing, type TemplateResult } from 'lit'
import { icon } from '../../components/icon.ts'
import { f, m } from '../../language/current.ts'
import type { Autosave } from './autosave.ts'
import type { Field } from './merge.ts'

/** How far keeping has come, in a few words beside the title. */
export function saveWords(save: Autosave, draft: boolean, now: Date): string {
  switch (save.state) {
    case 'empty': return m.request.notKept
    case 'waiting':
    case 'saving': return m.request.keeping
    case 'saved': {
      const seconds = save.savedAt === undefined ? undefined : (now.getTime() - save.savedAt.getTime()) / 1000
      const when = seconds === undefined ? '' : seconds < 60 ? m.request.fewSeconds : f.ago(save.savedAt!, now)
      return draft ? m.request.draftKept(when) : m.request.kept(when)
    }
    case 'offline': return m.request.keptHere
    case 'refused': return m.request.notKeptYet
    case 'conflict': return m.request.needsDecision
    case 'gone': return m.request.keptHere
  }
}

/** What happened, what is safe, what to do; nothing while all is well. */
export function saveNote(save: Autosave, act: { again: () => void; copy: () => void }): TemplateResult | typeof nothing {
  switch (save.state) {
    case 'offline':
      return html`<div class="note plain" role="status">${icon('off')}<h2 class="h4">${save.offlineSince === undefined ? m.error.offline : m.request.offlineSince(f.time(save.offlineSince))}</h2><p>${m.error.offlineText} ${m.request.offlineText}</p><p class="cluster"><button class="btn sm" type="button" @click=${act.again}>${m.error.again}</button></p></div>`
    case 'refused':
      return html`<div class="note bad" role="alert">${icon('warn')}<h2 class="h4">${m.request.refused(save.errors.size)}</h2>
        ${save.errors.size === 0 ? html`<p>${save.refusal ?? ''}</p>` : html`<ul class="errs">${[...save.errors].map(([field, message]) => html`<li>${fieldName(field)}: ${message}</li>`)}</ul>`}<p>${m.request.refusedText}</p></div>`
    case 'gone':
      return html`<div class="note lantern" role="alert">${icon('info')}<h2 class="h4">${m.request.gone}</h2><p>${m.request.goneText}</p><p class="cluster"><button class="btn sm" type="button" @click=${act.copy}>${m.request.asNew}</button></p></div>`
    case 'conflict':
      return html`<div class="note lantern" role="alert">${icon('info')}<h2 class="h4">${m.request.conflict}</h2><p>${m.request.conflictText}</p>
        <ul class="conflicts">${save.conflicts.map(conflict => html`<li><b>${fieldName(conflict.field)}</b>
          <dl><div><dt>${m.request.mine}</dt><dd>${valueText(conflict.mine)}</dd></div><div><dt>${m.request.theirs}</dt><dd>${valueText(conflict.theirs)}</dd></div></dl>
          <p class="cluster"><button class="btn sm" type="button" @click=${() => save.resolve(conflict.field, 'mine')}>${m.request.keepMine}<span class="vh">: ${fieldName(conflict.field)}</span></button><button class="btn sm" type="button" @click=${() => save.resolve(conflict.field, 'theirs')}>${m.request.takeTheirs}<span class="vh">: ${fieldName(conflict.field)}</span></button></p></li>`)}</ul></div>`
    default:
      return save.taken.length === 0 ? nothing : html`<div class="note plain" role="status">${icon('info')}<p>${m.request.takenOver(f.list(save.taken.map(fieldName)))}</p></div>`
  }
}

export function fieldName(field: string): string {
  return m.fieldName[field as Field] ?? field
}

/** A value of any field, short enough to compare. */
function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return m.request.emptyValue
  if (typeof value === 'string') return value.length > 600 ? `${value.slice(0, 600)} …` : value
  if (typeof value === 'number') return f.number(value)
  if (typeof value === 'boolean') return value ? m.request.yes : m.request.no
  if (Array.isArray(value)) return value.length === 0 ? m.request.emptyValue : value.map(valueText).join('; ')
  return Object.values(value as object).map(valueText).join(', ')
}
