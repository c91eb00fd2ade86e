import type { Door } from '#lib/auth/doors.ts';
import type { Answer } from './call.ts';
import { canary } from './target.ts';

/** Whether a door refused, in the way of its kind, and leaked no personal data. */
export function denied(door: Door, answer: Answer): boolean {
  if (answer.body.includes(canary)) return false;
  const [kind] = door.split(' ');
  if (kind === 'action') return isActionDenied(answer);
  if (kind === 'route') return [401, 403, 404].includes(answer.status);
  return isOutline(answer) || isPageDenied(answer);
}

/** Only the segments of an address, without content. The browser's files hold them too; the page was not rendered. */
export function isOutline({ status, headers, body }: Answer): boolean {
  return (
    status === 200 &&
    headers['content-type'] === 'text/x-component' &&
    body.includes('\n0:{"q"') &&
    !/"d":|\nE\{|\$L/.test(body)
  );
}

const homes = ['/queue', '/metrics', '/audit', '/admin'];

/** Whether a door opened: the page was shown, the file sent, the action done. */
export function passed(door: Door, answer: Answer): boolean {
  if (door === 'action signOut') return String(answer.headers['x-action-redirect']).startsWith('/sign-in');
  if (door.startsWith('action ')) return answer.status === 200 && answer.value?.ok === true;
  if (door === 'page /') return answer.status === 307 && homes.includes(String(answer.headers.location));
  return answer.status === 200;
}

/** Refused by the action's own answer, or by the framework before the action ran: a foreign origin is a 500. */
function isActionDenied({ status, value, body }: Answer): boolean {
  if (value) return !value.ok && ['signed_out', 'not_allowed', 'not_found', 'invalid'].includes(value.code ?? '');
  return status >= 400 && !body.includes('"ok":true');
}

/** A redirect to the sign-in page, or "not found". For a part of a page, the framework sends both as an error row. */
function isPageDenied({ status, headers, body }: Answer): boolean {
  if (status === 307) return String(headers.location).startsWith('/sign-in?');
  if (status === 404) return true;
  return status === 200 && /NEXT_REDIRECT;replace;\/sign-in\?|NEXT_HTTP_ERROR_FALLBACK;404/.test(body);
}
