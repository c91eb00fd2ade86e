import { Button } from '#components/ui/button.tsx';
import { FieldError } from '#components/ui/form/field-error.tsx';
import { usePasskey } from './use-passkey.ts';

/** Signs in with a passkey. @param from the path of this site to open afterwards */
export function PasskeyButton({ from, look = 'primary' }: { from: string; look?: 'primary' | 'plain' }) {
  const { use, isBusy, problem } = usePasskey(from);
  return (
    <>
      <Button look={look} size="sign-in" icon="key" busy={isBusy} onClick={use}>
        Use a passkey
      </Button>
      {problem && <FieldError>{problem}</FieldError>}
    </>
  );
}
