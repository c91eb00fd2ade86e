'use client';

import { useState } from 'react';
import { KeyHint } from '#components/shell/hints/key-hint.tsx';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { useKeyCap } from '#components/shell/use-keys.ts';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Menu, MenuItem } from '#components/ui/menu/menu.tsx';
import { AssignDialog, SkipDialog, TakeOverDialog } from './dialogs.ts';
import { Said } from './said.tsx';
import { TakeNext } from './take-next.tsx';
import type { Claiming } from './use-claim.ts';

type Asked = 'skip' | 'assign' | 'take-over';

/** The acts on the claim of the case on the screen, and the next case. */
export function ClaimBar({ claiming, meId }: { claiming: Claiming; meId: string }) {
  const { who, canClaim, claim, release } = claiming;
  const [asked, setAsked] = useState<Asked | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const tell = (answer: Promise<string | null>) => void answer.then(setSaid);
  const isMine = who?.kind === 'mine';
  const mayClaim = canClaim && (who?.kind === 'free' || (isMine && who.until === null));
  const keyCap = useKeyCap();
  useShortcuts('Case', [
    ...(mayClaim ? [{ key: 'l', label: 'Claim the case', run: () => tell(claim()) }] : []),
    ...(isMine && !mayClaim ? [{ key: 'L', label: 'Release the case', run: () => tell(release()) }] : []),
    ...(isMine && canClaim ? [{ key: 'j', label: 'Skip the case, with a reason', run: () => setAsked('skip') }] : []),
  ]);
  return (
    <>
      <Said words={said} onOver={() => setSaid(null)} />
      {mayClaim && (
        <Button hint={keyCap('Case', 'l')} onClick={() => tell(claim())}>
          Claim
        </Button>
      )}
      {isMine && !mayClaim && (
        <Button look="quiet" className="phone:hidden" hint={keyCap('Case', 'L')} onClick={() => tell(release())}>
          Release
        </Button>
      )}
      <MoreActs claiming={claiming} meId={meId} onAsk={setAsked} tell={tell} />
      <TakeNext group="Case" look="plain" />
      {asked === 'skip' && <SkipDialog skip={claiming.skip} onClose={() => setAsked(null)} />}
      {asked === 'assign' && <AssignDialog assign={claiming.assign} onClose={() => setAsked(null)} />}
      {asked === 'take-over' && who?.kind === 'theirs' && (
        <TakeOverDialog name={who.name} takeOver={claiming.takeOver} onClose={() => setAsked(null)} />
      )}
    </>
  );
}

type MoreActsProps = {
  claiming: Claiming;
  meId: string;
  onAsk: (asked: Asked) => void;
  tell: (answer: Promise<string | null>) => void;
};

/** The rarer acts, in a menu; without any there is no menu. */
function MoreActs({ claiming, meId, onAsk, tell }: MoreActsProps) {
  const { who, canClaim, canTakeOver, assign, release } = claiming;
  if (who === null || !canClaim || (who.kind === 'theirs' && !canTakeOver)) return null;
  const isMine = who.kind === 'mine';
  return (
    <Menu
      label="More about this case"
      triggerLabel="More about this case"
      triggerClass={buttonClass('quiet', 'md', true)}
      trigger={<Icon name="more" />}
    >
      {isMine && (
        <MenuItem onChoose={() => onAsk('skip')}>
          Skip…
          <KeyHint group="Case" of="j" className="ms-auto" />
        </MenuItem>
      )}
      {isMine && <MenuItem onChoose={() => tell(release())}>Release</MenuItem>}
      {who.kind === 'theirs' && <MenuItem onChoose={() => onAsk('take-over')}>Take over…</MenuItem>}
      {who.kind === 'free' && <MenuItem onChoose={() => tell(assign(meId))}>Assign to me</MenuItem>}
      {canTakeOver && <MenuItem onChoose={() => onAsk('assign')}>Assign…</MenuItem>}
    </Menu>
  );
}
