import type { Door } from '#lib/auth/doors.ts';
import type { Answer } from './door-knock.ts';
import { canary } from './door-target.ts';

/** Whether a door stayed shut: said so in the way its kind does, and let nothing of anyone out. */
export function denied(door: Door, answer: Answer): boolean {
  if (answer.body.includes(canary)) return false;
  const [kind] = door.split(' ');
  if (kind === 'action') return isActionDenied(answer);
  if (kind === 'route') return [401, 403, 404].includes(answer.status);
  return isOutline(answer) || isPageDenied(answer);
}

/** The parts an address is made of and nothing in them, which the browser's files tell as well: the page itself was not asked. */
export function isOutline({ status, headers, body }: Answer): boolean {
  return (
    status === 200 &&
    headers['content-type'] === 'text/x-component' &&
    body.includes('\n0:{"q"') &&
    !/"d":|\nE\{|\$L/.test(body)
  );
}

const homes = ['/queue', '/audit', '/admin/connections'];

/** Whether a door opened: the page, the bytes, the act. */
export function passed(door: Door, answer: Answer): boolean {
  if (door === 'action signOut') return String(answer.headers['x-action-redirect']).startsWith('/sign-in');
  if (door.startsWith('action ')) return answer.status === 200 && answer.value?.ok === true;
  if (door === 'page /') return answer.status === 307 && homes.includes(String(answer.headers.location));
  return answer.status === 200;
}

/** By its own answer, or by the framework's error before our code was reached (SECURITY §3: a foreign origin is a 500). */
function isActionDenied({ status, value, body }: Answer): boolean {
  if (value) return !value.ok && ['signed_out', 'not_allowed', 'not_found', 'invalid'].includes(value.code ?? '');
  return status >= 400 && !body.includes('"ok":true');
}

/** To the sign-in page, or the screen of what is not there. Asked for as a part of a page, both come as an error with that meaning. */
function isPageDenied({ status, headers, body }: Answer): boolean {
  if (status === 307) return String(headers.location).startsWith('/sign-in?');
  if (status === 404) return true;
  return status === 200 && /NEXT_REDIRECT;replace;\/sign-in\?|NEXT_HTTP_ERROR_FALLBACK;404/.test(body);
}
