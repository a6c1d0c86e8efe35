import type { GuidanceText } from '../../guidance-text.ts';

export const resolution: GuidanceText = {
  title: 'La résolution d’INTERPOL sur les réfugiés',
  summary:
    'La résolution GA-2017-86-RES-09 demande aux États de consulter les bases d’INTERPOL dans les affaires d’asile et de protéger les réfugiés en le faisant.',
  sections: [
    {
      heading: 'Ce qu’elle est',
      paragraphs: [
        'L’Assemblée générale d’INTERPOL l’a adoptée à Beijing en septembre 2017. Elle exhorte les pays membres et leurs autorités ; elle n’est pas une loi. Ce que vous devez et pouvez faire figure dans le droit de votre pays et dans les instructions de votre autorité.',
        'Elle a deux buts qui vont ensemble : que des criminels ne se cachent pas derrière la protection des réfugiés, et que des États persécuteurs n’atteignent pas des réfugiés par INTERPOL.',
      ],
    },
    {
      heading: 'Ce qu’INTERPOL fait et ne fait pas',
      paragraphs: [
        'INTERPOL n’examine pas les demandes d’asile et n’accorde de protection à personne. Les États le font.',
        'Dès qu’un État a confirmé à INTERPOL qu’une personne est réfugiée, INTERPOL retire les notices et diffusions demandées par le pays craint. Il ne dit pas à ce pays où la personne a trouvé protection.',
        'Les alertes d’autres pays sont examinées pour elles-mêmes et peuvent demeurer.',
      ],
    },
    {
      heading: 'Pourquoi elle compte à votre guichet',
      steps: [
        'Vous contrôlez, parce que quiconque demande protection est contrôlé, avec le même calme que tout autre.',
        'Vous vérifiez, parce que les listes contiennent des erreurs, des entrées anciennes et des demandes qui n’auraient jamais dû être faites.',
        'Vous gardez le silence, parce qu’un appel imprudent peut trahir une personne ou sa famille.',
        'Vous enregistrez, parce que plus tard quelqu’un doit pouvoir voir ce qui a été fait et pourquoi.',
      ],
    },
    {
      heading: 'Quand quelqu’un conteste une notice',
      paragraphs: [
        'Toute personne peut demander à la Commission de contrôle des fichiers d’INTERPOL (CCF) si des données la concernant sont détenues, et les faire corriger ou effacer. Si un voyageur demande, dites que cette voie existe. Ne dites pas s’il y a une notice.',
      ],
    },
  ],
  sources: [
    'Résolution GA-2017-86-RES-09 de l’Assemblée générale d’INTERPOL, Beijing, 2017',
    'Rapport GA-2017-86-REP-10 de l’Assemblée générale d’INTERPOL (lignes directrices sur les données relatives aux réfugiés)',
    'Statut de la Commission de contrôle des fichiers d’INTERPOL',
  ],
};
