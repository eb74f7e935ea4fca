import { html, nothing, type TemplateResult } from 'lit'
import { OfflineError, ProblemError } from '../../api/client.ts'
import { m } from '../../language/current.ts'
import { icon } from '../icon.ts'

/** What is being done, with the shapes of what will stand here. */
export function loading(doing: string, rows = 3): TemplateResult {
  return html`<div class="loading"><p role="status"><b>${doing}</b></p>
    <ul class="ghosts" aria-hidden="true">${Array.from({ length: rows }, () => html`<li><i class="ghost short"></i><i class="ghost wide"></i></li>`)}</ul></div>`
}

/** Title, cause, what is safe, what to do; the id for support. */
export function failure(error: unknown, again?: () => void): TemplateResult {
  if (error instanceof OfflineError) {
    return html`<div class="note plain" role="alert">${icon('off')}<h2 class="h4">${m.error.offline}</h2><p>${m.error.offlineText}</p>${againButton(again)}</div>`
  }
  const problem = error instanceof ProblemError ? error.problem : undefined
  if (problem?.status === 404) return html`<div class="note plain" role="alert">${icon('info')}<h2 class="h4">${m.error.notFound}</h2><p>${m.error.notFoundText}</p></div>`
  if (problem?.status === 403) return html`<div class="note plain" role="alert">${icon('info')}<h2 class="h4">${m.error.notAllowed}</h2><p>${m.error.notAllowedText}</p></div>`
  return html`<div class="note bad" role="alert">${icon('warn')}<h2 class="h4">${problem?.status === 429 ? m.error.throttled : m.error.failed}</h2>
    <p>${problem !== undefined && problem.status < 500 && problem.status !== 429 ? problem.detail ?? problem.title : m.error.failedText}</p>${againButton(again)}
    ${problem?.requestId === undefined ? nothing : html`<p class="small muted">${m.error.requestId} <span class="mono-id">${problem.requestId}</span></p>`}</div>`
}

function againButton(again: (() => void) | undefined): TemplateResult | typeof nothing {
  return again === undefined ? nothing : html`<p class="cluster"><button class="btn sm" type="button" @click=${again}>${m.error.again}</button></p>`
}

/** A first visit: one sentence and the one thing to do. */
export function empty(title: string, text: string, action: TemplateResult | typeof nothing): TemplateResult {
  return html`<div class="empty"><svg class="crossing-mark" width="72" height="40" viewBox="0 0 72 40" aria-hidden="true" fill="none" stroke-width="1.5"><path d="M4 4v30M68 4v30M4 8h64"></path><path d="M2 38c6-4 11-4 17 0s11 4 17 0 11-4 17 0 11 4 17 0"></path></svg><h2 class="h3">${title}</h2><p>${text}</p>${action}</div>`
}

/** What went wrong in one sentence, for a toast. */
export function messageOf(error: unknown): string {
  if (error instanceof OfflineError) return m.error.offline
  if (error instanceof ProblemError && error.problem.status === 409) return m.error.notNow
  if (error instanceof ProblemError && error.problem.status < 500) return `${m.error.failed}: ${error.problem.detail ?? error.problem.title}`
  return m.error.failed
}
