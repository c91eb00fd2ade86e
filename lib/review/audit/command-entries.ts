import type { CommandKind } from '../commands/command.ts';

/** What the ledger says of commands, by kind. */
export type CommandAuditDetails = {
  'command.recorded': CommandNamed & {
    connectionId: string;
    applicantId: string | null;
    isReversible: boolean;
    notBefore: string;
  };
  'command.sent': CommandNamed & { tries: number };
  /** It was certainly not carried out, and is sent again later. */
  'command.postponed': CommandNamed & { tries: number; code: string };
  /** It is not known whether it was carried out; the vendor is asked before anything else happens. */
  'command.unconfirmed': CommandNamed & { tries: number; code: string };
  'command.confirmed': CommandNamed & { by: 'answer' | 'read_back' };
  'command.refused': CommandNamed & { code: string };
  'command.contradicted': CommandNamed;
  'command.handed-over': CommandNamed & { tries: number; code: string };
  'command.withdrawn': CommandNamed;
  /** A person had it sent again, after the vendor was asked where that is possible. */
  'command.resumed': CommandNamed;
  'command.settled': CommandNamed & { noteHash: string };
  /** What a search found was read again at the vendor. */
  'crypto-search.read': { commandId: string };
};

type CommandNamed = { commandId: string; command: CommandKind };
