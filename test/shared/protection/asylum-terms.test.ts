import { describe, expect, it } from 'vitest';
import { asylumTermsIn, identifiersIn } from '#shared/protection/asylum-terms.ts';

const languagesIn = (text: string) => [
  ...new Set(asylumTermsIn(text).map(({ language }) => language)),
];

describe('asylumTermsIn', () => {
  it.each([
    ['He lodged an asylum claim.', 'en'],
    ['ASYLUM-SEEKER', 'en'],
    ['a recognised refugee', 'en'],
    ['two Refugees', 'en'],
    ['fears persecution', 'en'],
    ['registered by UNHCR', 'en'],
    ['a stateless person', 'en'],
    ['under inter­national pro­tection', 'en'],
    ['a well-founded fear', 'en'],
    ['the 1951 Convention', 'en'],
    ["demandeur d'asile", 'fr'],
    ['réfugié reconnu', 'fr'],
    ['protection  subsidiaire', 'fr'],
    ['Convention de Genève', 'fr'],
    ['apatride', 'fr'],
    ['persécuté', 'fr'],
    ['solicitante de asilo', 'es'],
    ['refugiada', 'es'],
    ['perseguido por su gobierno', 'es'],
    ['protección internacional', 'es'],
    ['طلب لجوء', 'ar'],
    ['طالب اللجوء', 'ar'],
    ['لاجئ معترف به', 'ar'],
    ['الاضطهاد', 'ar'],
    ['عديم الجنسية', 'ar'],
    ['الحماية الدولية', 'ar'],
  ])('sees the hint in "%s" (%s)', (text, language) => {
    expect(languagesIn(text)).toContain(language);
  });

  it.each([
    ['spaced out', 'a s y l u m'],
    ['spaced out and short', 'a s i l e'],
    ['spaced out between others', 'I wrote: I a s i l e today'],
    ['spaced out with more spaces', 'a  s  i  l  e'],
    ['behind an empty line', 'Sir,\n\nasilo'],
    ['parted in two', 'as ylum'],
    ['parted in two and short', 'as ilo'],
    ['hyphenated', 're-fu-gee'],
    ['with dots', 'a.s.y.l.u.m'],
    ['with an invisible sign', 'asy\u200blum'],
    ['with a soft hyphen', 'refu\u00adgee'],
    ['with a sign that turns the direction', 'asy\u202elum'],
    ['with accents', 'ásýlúm'],
    ['in full width', 'ａｓｙｌｕｍ'],
    ['with Cyrillic letters', 'аsуlum'],
    ['with Greek letters', 'αsylum'],
    ['in Arabic, stretched', 'لجـــوء'],
    ['in Arabic, with vowels', 'لُجُوء'],
    ['in Arabic, with other forms of letters', 'حمایة دولیة'],
  ])('is not fooled by a word %s', (_, text) => {
    expect(asylumTermsIn(text)).not.toEqual([]);
  });

  it.each([
    'Please confirm whether this is the person sought.',
    'Date of birth and the second name agree; the photograph does not.',
    'Basile Asmera presented passport X1234567.',
    'Merci de confirmer la concordance de la photographie.',
    'Se ruega confirmar los datos del documento.',
    'يرجى تأكيد هوية هذا الشخص',
    '',
  ])('lets "%s" pass', (text) => {
    expect(asylumTermsIn(text)).toEqual([]);
  });

  it.each([
    ['Latin', 'refugiе refugіe refugее rеfugie asylum: аsylum аѕylum aѕуlum'],
    ['Cyrillic р, с, х and о', 'рersecut persеcut persесut refоul'],
    ['Greek ο, ι, ρ and υ', 'refουl refugιe ρersecut refυg'],
  ])('reads every word of a row in the letters that it imitates: %s', (_, row) => {
    for (const word of row.split(' ')) expect(asylumTermsIn(word)).not.toEqual([]);
  });

  it.each([
    ['لاجی معترف', 'another yeh'],
    ['ٱضطهاد', 'another alef'],
    ['عديم الجنسيه', 'another teh'],
    ['انعدام الجنسىة', 'yeh without dots'],
  ])('reads "%s": %s', (text) => {
    expect(languagesIn(text)).toContain('ar');
  });

  it('does not join letters across a longer word', () => {
    expect(asylumTermsIn('a s it i l e')).toEqual([]);
  });

  it('names each term once', () => {
    const terms = asylumTermsIn('asylum asylum Asylum').map(({ term }) => term);
    expect(terms).toEqual(['asylum']);
  });
});

describe('identifiersIn', () => {
  it.each([
    ['a reference', 'Our file AZ 2026-4471 refers.', 'AZ-2026/4471'],
    ['a name in another case', 'MR OREN VALDIS', 'Oren Valdis'],
    ['a number with spaces', 'X 1234 567', 'X1234567'],
  ])('finds %s', (_, text, identifier) => {
    expect(identifiersIn(text, [identifier, 'Nobody Else'])).toEqual([identifier]);
  });

  it('does not look for what is too short to mean anything', () => {
    expect(identifiersIn('Li came', ['Li', '-', ''])).toEqual([]);
    expect(identifiersIn('Lia came', ['Lia'])).toEqual(['Lia']);
  });
});
