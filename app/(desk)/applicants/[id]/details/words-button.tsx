import { useKeyCap } from '#components/shell/use-keys.ts';
import { Button } from '#components/ui/button.tsx';

/** Shows or hides the machine's own words in a list, as the key `w` does. */
export function WordsButton({ label, isShown, onToggle }: { label: string; isShown: boolean; onToggle: () => void }) {
  return (
    <div className="px-8 py-4">
      <Button size="sm" look="quiet" hint={useKeyCap()('Details', 'w')} onClick={onToggle}>
        {isShown ? `Hide ${label}` : `Show ${label}`}
      </Button>
    </div>
  );
}
