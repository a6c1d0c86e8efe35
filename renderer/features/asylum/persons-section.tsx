import { Button } from '#renderer/ui/button.tsx';
import { classesOf } from '#renderer/ui/class-names.ts';
import { Card } from '#renderer/ui/frame.tsx';
import { useSpeech } from '#renderer/ui/language/speech-context.ts';
import type { CasePerson } from '#shared/asylum/intake.ts';
import { nameOf, personName } from './asylum-words.ts';
import styles from './case.module.css';
import type { CaseProps } from './case-props.ts';
import { Fact, Facts } from './facts.tsx';

const c = classesOf(styles);

/** Who is in the case, under which names and with which papers, and whom they flee. */
export function PersonsSection({ store, state }: CaseProps) {
  const speech = useSpeech();
  const { t } = speech;
  const { intake } = state;
  const states = (codes: readonly string[]): string =>
    codes.length === 0
      ? t('common.unknown')
      : speech.all(codes.map((code) => speech.stateName(code)));
  return (
    <>
      <Card>
        <Facts>
          <Fact name={t('asylum.origin')}>{states(intake.countriesOfOrigin)}</Fact>
          <Fact name={t('asylum.persecutors')}>{states(intake.persecutors)}</Fact>
          <Fact name={t('asylum.transit')}>{states(intake.transit)}</Fact>
          <Fact name={t('asylum.legal-basis')}>
            <bdi>{intake.legalBasis}</bdi>
          </Fact>
          <Fact name={t('asylum.consent')}>{t(`asylum.consent.${intake.consent}`)}</Fact>
        </Facts>
      </Card>
      {intake.persons.map((person) => (
        <PersonCard key={person.id} person={person} guardian={guardianOf(person)} />
      ))}
      {state.status === 'closed' ? null : (
        <div>
          <Button onPress={() => store.getState().correct()}>{t('asylum.correct')}</Button>
        </div>
      )}
    </>
  );

  function guardianOf({ guardian }: CasePerson): string {
    if (guardian.kind === 'in-case') return personName(speech, state, guardian.person);
    return guardian.kind === 'outside' ? guardian.name : t('common.unknown');
  }
}

function PersonCard({
  person,
  guardian,
}: {
  readonly person: CasePerson;
  readonly guardian: string;
}) {
  const speech = useSpeech();
  const { t } = speech;
  return (
    <Card title={t(`asylum.person.${person.role}`)}>
      <ul className={c('names')}>
        {person.names.map((name) => (
          <li key={`${name.kind} ${nameOf(speech, name)} ${name.originalScript}`}>
            <b>
              <bdi>{nameOf(speech, name)}</bdi>
            </b>
            {name.originalScript === '' ? null : <bdi>{name.originalScript}</bdi>}
            <small>{t(`asylum.name.${name.kind}`)}</small>
          </li>
        ))}
      </ul>
      <Facts>
        <Fact name={t('field.dateOfBirth')}>{speech.partialDate(person.dateOfBirth)}</Fact>
        <Fact name={t('field.sex')}>{t(`sex.${person.sex}`)}</Fact>
        <Fact name={t('field.nationality')}>
          {person.nationalities.length === 0
            ? t('common.unknown')
            : speech.all(person.nationalities.map((code) => speech.stateName(code)))}
        </Fact>
        <Fact name={t('asylum.state-of-birth')}>
          {person.stateOfBirth === null
            ? t('common.unknown')
            : speech.stateName(person.stateOfBirth)}
        </Fact>
        {person.placeOfBirth === '' ? null : (
          <Fact name={t('asylum.place-of-birth')}>
            <bdi>{person.placeOfBirth}</bdi>
          </Fact>
        )}
        <Fact name={t('asylum.age')}>{t(person.isMinor ? 'asylum.minor' : 'asylum.adult')}</Fact>
        {person.isMinor ? (
          <Fact name={t('asylum.guardian')}>
            <bdi>{guardian}</bdi>
          </Fact>
        ) : null}
        <Fact name={t('asylum.papers')}>
          {person.documents.length === 0
            ? t('asylum.no-papers', { reason: person.withoutDocuments })
            : person.documents.map((paper) => (
                <span key={`${paper.issuingState} ${paper.documentNumber}`} className={c('line')}>
                  {speech.join(
                    t(`document.${paper.documentType}`),
                    speech.stateName(paper.issuingState),
                  )}{' '}
                  <bdi className={c('code')}>{paper.documentNumber}</bdi>
                </span>
              ))}
        </Fact>
      </Facts>
    </Card>
  );
}
