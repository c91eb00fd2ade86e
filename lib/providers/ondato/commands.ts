import { answered, callWithoutIds, command, subjectOf } from '../command.ts';
import type { Capabilities, CommandOrder } from '../provider.ts';
import type { OndatoApi } from './api.ts';
import { CreateApplicantInput, CreateWithSetUpInput, NothingMore, RedactScopes } from './command-inputs.ts';
import { ondatoOperations } from './operations.ts';
import type { OndatoSettings } from './settings.ts';
import { isScopeTaken } from './status.ts';
import { verificationUrl } from './verification-url.ts';

const { createIdentityVerification, getIdentityVerification, redact } = ondatoOperations;

/** The commands of Ondato. Approving and rejecting is done in its own portal. */
export function ondatoCommands(api: OndatoApi, settings: OndatoSettings): Capabilities['commands'] {
  return { create_applicant: creating(api, settings), create_link: linking(settings), redact: redacting(api) };
}

/** Not read back: the list holds only applicants who have begun, so a missing one proves nothing. */
function creating(api: OndatoApi, { idvUrl, setupId: usualSetUp }: OndatoSettings) {
  return command({
    name: createIdentityVerification.name,
    input: usualSetUp === undefined ? CreateWithSetUpInput : CreateApplicantInput,
    about: 'connection',
    isReversible: false,
    call: callWithoutIds(createIdentityVerification),
    async send({ commandId, input: { setupId, externalReferenceId = commandId, ...registration } }) {
      const isKnown = Object.values(registration).some((each) => each !== undefined);
      const order = { setupId, externalReferenceId, ...(isKnown ? { registration } : {}) };
      const { id } = await api.call(createIdentityVerification, order);
      return answered({ externalId: id, link: verificationUrl(idvUrl, id) });
    },
  });
}

/** The link is built from the id without a call. It lives as long as the verification. */
function linking({ idvUrl }: OndatoSettings) {
  const { verificationUrl: page } = ondatoOperations;
  return command({
    name: page.name,
    input: NothingMore,
    about: 'applicant',
    isReversible: true,
    call: callWithoutIds(page),
    send: async (order) => answered({ link: verificationUrl(idvUrl, verificationIdOf(order, page.name)) }),
  });
}

function redacting(api: OndatoApi) {
  return command({
    name: redact.name,
    input: RedactScopes,
    about: 'applicant',
    isReversible: false,
    call: callWithoutIds(redact),
    async send(order) {
      await api.call(redact, { id: verificationIdOf(order, redact.name), scope: order.input.scope });
      return answered();
    },
    async readBack(order) {
      const verification = await api.call(getIdentityVerification, { id: verificationIdOf(order, redact.name) });
      const isTaken = order.input.scope.every((each) => isScopeTaken(verification, each));
      return isTaken ? { outcome: 'done', answer: answered() } : { outcome: 'not_done' };
    },
  });
}

/** An applicant read by an identification has the verification's id among its other ids (docs/providers.md#ondato). */
function verificationIdOf(order: CommandOrder | Omit<CommandOrder, 'input'>, name: string): string {
  return order.otherIds.identityVerificationId ?? subjectOf(order, name);
}
