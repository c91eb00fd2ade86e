import { Button } from '#components/ui/button.tsx';
import { Label } from '#components/ui/form/field.tsx';
import { Tone } from '#components/ui/tone.tsx';
import type { SettingControl } from '#lib/review/connections/setting.ts';

type StoredSecretProps = {
  control: SettingControl;
  /** Whether saving the form removes it. */
  isCleared: boolean;
  onReplace: () => void;
  /** Null removes it, an empty text keeps it. */
  onChange: (value: null | '') => void;
};

/** A stored secret. It is never shown; it can be kept, replaced or removed. */
export function StoredSecret({
  control: { title, description, isOptional },
  isCleared,
  onReplace,
  onChange,
}: StoredSecretProps) {
  return (
    <div>
      <Label>{title}</Label>
      <div className="flex min-h-28 items-center gap-8">
        <Tone tone={isCleared ? 'attention' : 'pass'} quiet={!isCleared}>
          {isCleared ? 'Removed when you save' : 'Set'}
        </Tone>
        {isCleared ? (
          <Button size="sm" aria-label={`Keep ${title}`} onClick={() => onChange('')}>
            Keep it
          </Button>
        ) : (
          <Button size="sm" aria-label={`Replace ${title}`} onClick={onReplace}>
            Replace
          </Button>
        )}
        {isOptional && !isCleared && (
          <Button size="sm" look="quiet" aria-label={`Remove ${title}`} onClick={() => onChange(null)}>
            Remove
          </Button>
        )}
      </div>
      {description && <p className="mt-4 text-12 text-t3">{description}</p>}
    </div>
  );
}
