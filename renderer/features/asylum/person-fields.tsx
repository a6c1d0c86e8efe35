import { Button } from '#renderer/ui/button.tsx';
import { Choice, SearchChoice } from '#renderer/ui/choice.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Card } from '#renderer/ui/frame.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import { Segments } from '#renderer/ui/segments.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { casePersonSchema, type NameVariant } from '#shared/asylum/intake.ts';
import { nameOf } from './asylum-words.ts';
import styles from './case.module.css';
import type { PersonProps } from './case-props.ts';
import { PaperFields } from './paper-fields.tsx';
import { StatesField } from './states-field.tsx';
import { readBirth, type TypedPerson } from './typed-intake.ts';

const c = classesOf(styles);

const ROLES = casePersonSchema.shape.role;
const SEXES = casePersonSchema.shape.sex;
const NAME_KINDS = ['claimed', 'document', 'birth', 'alias'] as const;
const GUARDIANS = ['none', 'in-case', 'outside'] as const;

type Props = PersonProps & {
  readonly number: number;
  readonly others: readonly TypedPerson[];
  /** Null of the first person, who stays. */
  readonly onRemove: (() => void) | null;
};

export function PersonFields({ number, person, others, onChange, onRemove }: Props) {
  const { t } = useSpeech();
  return (
    <Card title={t('asylum.person-number', { number })}>
      <div className={c('form')}>
        <NameFields person={person} onChange={onChange} />
        <AboutFields person={person} onChange={onChange} />
        {person.isMinor ? (
          <GuardianFields person={person} others={others} onChange={onChange} />
        ) : null}
        <PaperFields person={person} onChange={onChange} />
        {onRemove === null ? null : (
          <div>
            <Button onPress={onRemove}>{t('asylum.person-remove')}</Button>
          </div>
        )}
      </div>
    </Card>
  );
}

function NameFields({ person, onChange }: PersonProps) {
  const { t } = useSpeech();
  const { names } = person;
  const set = (at: number, part: Partial<NameVariant>): void => {
    onChange({
      ...person,
      names: names.map((name, index) => (index === at ? { ...name, ...part } : name)),
    });
  };
  const add = (): void => {
    const alias: NameVariant = {
      kind: 'alias',
      primaryIdentifier: '',
      secondaryIdentifier: '',
      originalScript: '',
    };
    onChange({ ...person, names: [...names, alias] });
  };
  return (
    <>
      {names.map((name, at) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: names have nothing else that stays while they are typed.
          key={at}
          className={c('variant')}
        >
          <legend>{t('asylum.name-number', { number: at + 1 })}</legend>
          <Choice
            label={t('asylum.name-kind')}
            options={NAME_KINDS.map((id) => ({ id, text: t(`asylum.name.${id}`) }))}
            value={name.kind}
            onChange={(id) =>
              set(at, { kind: NAME_KINDS.find((kind) => kind === id) ?? 'claimed' })
            }
          />
          <TextField
            label={t('field.primaryIdentifier')}
            value={name.primaryIdentifier}
            onChange={(text) => set(at, { primaryIdentifier: text })}
            maxLength={200}
          />
          <TextField
            label={t('field.secondaryIdentifier')}
            value={name.secondaryIdentifier}
            onChange={(text) => set(at, { secondaryIdentifier: text })}
            maxLength={200}
          />
          <TextField
            label={t('asylum.name-original')}
            value={name.originalScript}
            onChange={(text) => set(at, { originalScript: text })}
            maxLength={200}
          />
          {names.length === 1 ? null : (
            <Button onPress={() => onChange({ ...person, names: names.toSpliced(at, 1) })}>
              {t('asylum.name-remove')}
            </Button>
          )}
        </fieldset>
      ))}
      <div>
        <Button disabled={names.length >= 12} onPress={add}>
          {t('asylum.name-add')}
        </Button>
      </div>
    </>
  );
}

function AboutFields({ person, onChange }: PersonProps) {
  const speech = useSpeech();
  const { t } = speech;
  const set = (part: Partial<TypedPerson>): void => onChange({ ...person, ...part });
  return (
    <div className={c('pair')}>
      <Choice
        label={t('asylum.person-role')}
        options={ROLES.options.map((id) => ({ id, text: t(`asylum.person.${id}`) }))}
        value={person.role}
        onChange={(id) => set({ role: ROLES.parse(id) })}
      />
      <TextField
        label={t('field.dateOfBirth')}
        hint={t('asylum.birth-hint')}
        value={person.birth}
        onChange={(birth) => set({ birth })}
        error={readBirth(person.birth) === null ? t('asylum.need.birth') : null}
        ltr
      />
      <Choice
        label={t('field.sex')}
        options={SEXES.options.map((id) => ({ id, text: t(`sex.${id}`) }))}
        value={person.sex}
        onChange={(id) => set({ sex: SEXES.parse(id) })}
      />
      <StatesField
        label={t('field.nationality')}
        value={person.nationalities}
        onChange={(nationalities) => set({ nationalities })}
      />
      <SearchChoice
        label={t('asylum.state-of-birth')}
        options={speech.states().map(({ code, name }) => ({ id: code, text: name, code }))}
        value={person.stateOfBirth ?? ''}
        onChange={(code) => set({ stateOfBirth: code === '' ? null : code })}
      />
      <TextField
        label={t('asylum.place-of-birth')}
        value={person.placeOfBirth}
        onChange={(placeOfBirth) => set({ placeOfBirth })}
        maxLength={120}
      />
      <div className={c('labelled')}>
        <span aria-hidden="true">{t('asylum.age')}</span>
        <Segments
          label={t('asylum.age')}
          options={[
            { id: 'adult', text: t('asylum.adult') },
            { id: 'minor', text: t('asylum.minor') },
          ]}
          value={person.isMinor ? 'minor' : 'adult'}
          onChange={(age) => set({ isMinor: age === 'minor', guardian: { kind: 'none' } })}
        />
      </div>
    </div>
  );
}

function GuardianFields({ person, others, onChange }: PersonProps & Pick<Props, 'others'>) {
  const speech = useSpeech();
  const { t } = speech;
  const { guardian } = person;
  const adults = others.filter(({ isMinor }) => !isMinor);
  const choose = (id: string): void => {
    const first = adults[0]?.id;
    if (id === 'outside') onChange({ ...person, guardian: { kind: 'outside', name: '' } });
    else if (id === 'in-case' && first !== undefined) {
      onChange({ ...person, guardian: { kind: 'in-case', person: first } });
    } else onChange({ ...person, guardian: { kind: 'none' } });
  };
  return (
    <div className={c('pair')}>
      <Choice
        label={t('asylum.guardian')}
        options={GUARDIANS.filter((id) => id !== 'in-case' || adults.length > 0).map((id) => ({
          id,
          text: id === 'none' ? t('common.unknown') : t(`asylum.guardian.${id}`),
        }))}
        value={guardian.kind}
        onChange={choose}
      />
      {guardian.kind === 'in-case' ? (
        <Choice
          label={t('asylum.guardian-name')}
          options={adults.map(({ id, names }) => ({ id, text: nameOf(speech, names[0]) }))}
          value={guardian.person}
          onChange={(id) => onChange({ ...person, guardian: { kind: 'in-case', person: id } })}
        />
      ) : null}
      {guardian.kind === 'outside' ? (
        <TextField
          label={t('asylum.guardian-name')}
          value={guardian.name}
          onChange={(name) => onChange({ ...person, guardian: { kind: 'outside', name } })}
          maxLength={120}
        />
      ) : null}
    </div>
  );
}
