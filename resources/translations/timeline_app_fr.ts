<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>Actions</name>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Aller</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Panneaux</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Open a dataset folder…</source>
        <translation>Ouvrir un dossier de données…</translation>
    </message>
    <message>
        <source>Open a dataset file…</source>
        <translation>Ouvrir un fichier de données…</translation>
    </message>
    <message>
        <source>Read the files again</source>
        <translation>Relire les fichiers</translation>
    </message>
    <message>
        <source>Export the window as a picture…</source>
        <translation>Exporter la fenêtre en image…</translation>
    </message>
    <message>
        <source>Export the timeline as a picture…</source>
        <translation>Exporter la frise en image…</translation>
    </message>
    <message>
        <source>Export the map as a picture…</source>
        <translation>Exporter la carte en image…</translation>
    </message>
    <message>
        <source>Export the data as JSON…</source>
        <translation>Exporter les données en JSON…</translation>
    </message>
    <message>
        <source>Export the events as CSV…</source>
        <translation>Exporter les événements en CSV…</translation>
    </message>
    <message>
        <source>Editor for the files…</source>
        <translation>Éditeur des fichiers…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Go to a date…</source>
        <translation>Aller à une date…</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Previous event</source>
        <translation>Événement précédent</translation>
    </message>
    <message>
        <source>Next event</source>
        <translation>Événement suivant</translation>
    </message>
    <message>
        <source>Command palette…</source>
        <translation>Palette de commandes…</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>Centre the selection</source>
        <translation>Centrer la sélection</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Ôter les filtres</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Thème clair</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Thème sombre</translation>
    </message>
    <message>
        <source>The system&apos;s theme</source>
        <translation>Thème du système</translation>
    </message>
    <message>
        <source>French / English</source>
        <translation>Français / anglais</translation>
    </message>
    <message>
        <source>Mouse wheel zooms</source>
        <translation>La molette agrandit</translation>
    </message>
    <message>
        <source>Glide instead of jumping</source>
        <translation>Glisser au lieu de sauter</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Plein écran</translation>
    </message>
    <message>
        <source>Go to the timeline</source>
        <translation>Aller à la frise</translation>
    </message>
    <message>
        <source>Go to the map</source>
        <translation>Aller à la carte</translation>
    </message>
    <message>
        <source>Go to the text</source>
        <translation>Aller au texte</translation>
    </message>
    <message>
        <source>Go to the statistics</source>
        <translation>Aller aux statistiques</translation>
    </message>
    <message>
        <source>Go to the table of events</source>
        <translation>Aller à la table des événements</translation>
    </message>
    <message>
        <source>Go to the problems</source>
        <translation>Aller aux problèmes</translation>
    </message>
    <message>
        <source>Unlock panels to move them</source>
        <translation>Déverrouiller les panneaux pour les déplacer</translation>
    </message>
    <message>
        <source>Put the panels back</source>
        <translation>Remettre les panneaux en place</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Signs on the timeline</source>
        <translation>Signes de la frise</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>log</source>
        <translation>log</translation>
    </message>
    <message>
        <source>Logarithmic scale: equal distances are equal factors</source>
        <translation>Échelle logarithmique&#xa0;: à distances égales, facteurs égaux</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation>Échelle logarithmique</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Palette de commandes</translation>
    </message>
    <message>
        <source>A command, an event, a place, a source…</source>
        <translation>Une commande, un événement, un lieu, une source…</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Two stretches of time</source>
        <translation>Deux périodes</translation>
    </message>
    <message>
        <source>Two actors</source>
        <translation>Deux acteurs</translation>
    </message>
    <message>
        <source>What to compare</source>
        <translation>Que comparer</translation>
    </message>
    <message>
        <source>First side</source>
        <translation>Premier côté</translation>
    </message>
    <message>
        <source>Second side</source>
        <translation>Second côté</translation>
    </message>
    <message>
        <source>A date or stretch of time: 2023, 2012/2019, 2025-01/2025-08</source>
        <translation>Une date ou une période&#xa0;: 2023, 2012/2019, 2025-01/2025-08</translation>
    </message>
    <message>
        <source>Take the timeline&apos;s window</source>
        <translation>Prendre la fenêtre de la frise</translation>
    </message>
    <message>
        <source>No figure is of either stretch of time.</source>
        <translation>Aucun chiffre ne porte sur l’une ou l’autre période.</translation>
    </message>
    <message>
        <source>The first %1 of %2 figures.</source>
        <translation>Les %1 premiers chiffres sur %2.</translation>
    </message>
    <message>
        <source>Choose two actors that figures are about.</source>
        <translation>Choisissez deux acteurs que des chiffres concernent.</translation>
    </message>
</context>
<context>
    <name>ComparisonTable</name>
    <message>
        <source>the same figure</source>
        <translation>le même chiffre</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Chiffre</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Évolution</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play time</source>
        <translation>Dérouler le temps</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>Start over at the end</source>
        <translation>Recommencer à la fin</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Tout afficher</translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message>
        <source>Stop copying</source>
        <translation>Arrêter la copie</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>Copie en cours</translation>
    </message>
</context>
<context>
    <name>DifferenceTeller</name>
    <message>
        <source>said %1</source>
        <translation>dit %1</translation>
    </message>
    <message>
        <source>preferred</source>
        <translation>préféré</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 points</translation>
    </message>
    <message>
        <source>%1 between the least and the greatest.</source>
        <translation>%1 entre le plus petit et le plus grand.</translation>
    </message>
    <message>
        <source>The dataset prefers neither.</source>
        <translation>Le jeu de données n’en préfère aucun.</translation>
    </message>
    <message>
        <source>The figures agree.</source>
        <translation>Les chiffres s’accordent.</translation>
    </message>
    <message>
        <source>The figures cannot all be right.</source>
        <translation>Les chiffres ne peuvent pas tous être justes.</translation>
    </message>
    <message>
        <source>No source says this; it follows from the figures.</source>
        <translation>Aucune source ne le dit&#xa0;; cela se déduit des chiffres.</translation>
    </message>
    <message>
        <source>Stated: %1</source>
        <translation>Énoncé&#xa0;: %1</translation>
    </message>
    <message>
        <source>A part of the whole: %1.</source>
        <translation>Une part du tout&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The parts together: %1.</source>
        <translation>Les parts ensemble&#xa0;: %1.</translation>
    </message>
    <message>
        <source>A year before it must have been %1.</source>
        <translation>Un an plus tôt, ce devait être %1.</translation>
    </message>
    <message>
        <source>Growth between the levels: %1.</source>
        <translation>Croissance entre les deux niveaux&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The last divided by the first: %1.</source>
        <translation>Le dernier divisé par le premier&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Implied rate: %1 %2 for one %3.</source>
        <translation>Taux implicite&#xa0;: %1 %2 pour un %3.</translation>
    </message>
    <message>
        <source>One divided by the other: %1.</source>
        <translation>L’un divisé par l’autre&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The whole must be %1.</source>
        <translation>Le tout doit valoir %1.</translation>
    </message>
    <message>
        <source>The part must be %1.</source>
        <translation>La part doit valoir %1.</translation>
    </message>
</context>
<context>
    <name>DifferencesPage</name>
    <message>
        <source>Where sources disagree</source>
        <translation>Où les sources divergent</translation>
    </message>
    <message>
        <source>No two sources disagree</source>
        <translation>Aucune divergence entre sources</translation>
    </message>
    <message>
        <source>Sums done with the figures</source>
        <translation>Calculs faits avec les chiffres</translation>
    </message>
    <message>
        <source>No figures to do sums with</source>
        <translation>Aucun chiffre à recalculer</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>The settings cannot be kept: {error}</source>
        <translation>Les réglages ne peuvent pas être conservés&#xa0;: {error}</translation>
    </message>
    <message>
        <source>No editor could be started for {file}: choose one in the File menu.</source>
        <translation>Aucun éditeur n’a pu être lancé pour {file}&#xa0;: choisissez-en un dans le menu Fichier.</translation>
    </message>
    <message>
        <source>What was read before stays in view.</source>
        <translation>Ce qui a été lu auparavant reste affiché.</translation>
    </message>
    <message>
        <source>What was read before the mistake stays in view.</source>
        <translation>Ce qui a été lu avant l’erreur reste affiché.</translation>
    </message>
    <message>
        <source>Show what can be read</source>
        <translation>Afficher ce qui est lisible</translation>
    </message>
</context>
<context>
    <name>EditorDialog</name>
    <message>
        <source>Editor for the files</source>
        <translation>Éditeur des fichiers</translation>
    </message>
    <message>
        <source>The one the system names</source>
        <translation>Celui que désigne le système</translation>
    </message>
    <message>
        <source>Problems and records open at their line in:</source>
        <translation>Les problèmes et les fiches s’ouvrent à leur ligne dans&#xa0;:</translation>
    </message>
    <message>
        <source>A command of your own may hold {places}.</source>
        <translation>Une commande à vous peut contenir {places}.</translation>
    </message>
    <message>
        <source>What the system opens such files with, without the line.</source>
        <translation>Le programme que le système associe à ces fichiers, sans la ligne.</translation>
    </message>
    <message>
        <source>Runs: {command}</source>
        <translation>Lance&#xa0;: {command}</translation>
    </message>
</context>
<context>
    <name>EventTableModel</name>
    <message>
        <source>held</source>
        <translation>a eu lieu</translation>
    </message>
    <message>
        <source>ongoing</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>announced</source>
        <translation>annoncé</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>prévu</translation>
    </message>
    <message>
        <source>forecast</source>
        <translation>projeté</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Lieux</translation>
    </message>
    <message>
        <source>Actors</source>
        <translation>Acteurs</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>Importance</translation>
    </message>
</context>
<context>
    <name>ExceptionCatcher</name>
    <message>
        <source>Something went wrong in the program ({error}). What you see may be incomplete.</source>
        <translation>Le programme a rencontré une erreur ({error}). Ce que vous voyez est peut-être incomplet.</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Copier le rapport</translation>
    </message>
</context>
<context>
    <name>FigureTeller</name>
    <message>
        <source>Nothing was known yet on this day. Move the time cursor to a later one.</source>
        <translation>Rien n’était encore connu ce jour-là. Avancez le curseur de temps.</translation>
    </message>
    <message>
        <source>Show %1 more</source>
        <translation>En montrer %1 de plus</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>En montrer moins</translation>
    </message>
    <message>
        <source>Cited</source>
        <translation>Cités</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>Liés</translation>
    </message>
    <message>
        <source>In view</source>
        <translation>Dans la fenêtre</translation>
    </message>
    <message>
        <source>In the dataset</source>
        <translation>Dans le jeu de données</translation>
    </message>
    <message>
        <source>The selection has no figures. Press Esc to see those of the events in view.</source>
        <translation>La sélection n’a pas de chiffres. Échap montre ceux des événements visibles.</translation>
    </message>
    <message>
        <source>Key figures and charts stand here once the dataset has a list of series, each observation with its period and source.</source>
        <translation>Chiffres clés et graphiques se placent ici dès que le jeu de données a des séries, chaque observation avec sa période et sa source.</translation>
    </message>
</context>
<context>
    <name>FigureWords</name>
    <message>
        <source>source %1</source>
        <translation>source %1</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1 depuis %2</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 points</translation>
    </message>
    <message>
        <source>Two sources differ: %1</source>
        <translation>Deux sources divergent&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n sources differ: %1</source>
        <translation>
            <numerusform>%n source diverge&#xa0;: %1</numerusform>
            <numerusform>%n sources divergent&#xa0;: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>; the dataset prefers %1</source>
        <translation>&#xa0;; le jeu de données préfère %1</translation>
    </message>
    <message>
        <source>not yet known on %1</source>
        <translation>pas encore connu le %1</translation>
    </message>
    <message>
        <source>log scale</source>
        <translation>échelle logarithmique</translation>
    </message>
    <message>
        <source>first value = 100</source>
        <translation>première valeur = 100</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Côte à côte</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <translation>%1 %2&#xa0;: %3</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Open a dataset folder</source>
        <translation>Ouvrir un dossier de données</translation>
    </message>
    <message>
        <source>Datasets (*.yaml *.yml)</source>
        <translation>Jeux de données (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Open a dataset file</source>
        <translation>Ouvrir un fichier de données</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg *.pdf)</source>
        <translation>Images (*.png *.svg *.pdf)</translation>
    </message>
    <message>
        <source>Export a picture</source>
        <translation>Exporter une image</translation>
    </message>
    <message>
        <source>Export the data</source>
        <translation>Exporter les données</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Export the events</source>
        <translation>Exporter les événements</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Remove this filter</source>
        <translation>Ôter ce filtre</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Ôter les filtres</translation>
    </message>
    <message>
        <source>Show every event</source>
        <translation>Montrer tous les événements</translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>Held</source>
        <translation>A eu lieu</translation>
    </message>
    <message>
        <source>Ongoing</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Announced</source>
        <translation>Annoncé</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Prévu</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Projeté</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <source>Actor</source>
        <translation>Acteur</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Certain dates only</source>
        <translation>Dates certaines seulement</translation>
    </message>
    <message>
        <source>The shown span only</source>
        <translation>La période affichée seulement</translation>
    </message>
</context>
<context>
    <name>GoToDate</name>
    <message>
        <source>Go to a date</source>
        <translation>Aller à une date</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>A day, a month, a year or a span: 2025-08, 2013/2025, -0044-03-15.</source>
        <translation>Un jour, un mois, une année ou une période&#xa0;: 2025-08, 2013/2025, -0044-03-15.</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Y aller</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Retour (Alt+Gauche)</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>Suivant (Alt+Droite)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Copy a link or a citation, open the file</source>
        <translation>Copier un lien ou une référence, ouvrir le fichier</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copier le lien</translation>
    </message>
    <message>
        <source>Copy citation</source>
        <translation>Copier la référence</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>En texte</translation>
    </message>
    <message>
        <source>Open the YAML</source>
        <translation>Ouvrir le YAML</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Wheel</source>
        <translation>Molette</translation>
    </message>
    <message>
        <source>zoom about the pointer</source>
        <translation>agrandir autour du pointeur</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Ctrl+molette</translation>
    </message>
    <message>
        <source>zoom finely</source>
        <translation>agrandir finement</translation>
    </message>
    <message>
        <source>Shift+wheel</source>
        <translation>Maj+molette</translation>
    </message>
    <message>
        <source>move through time</source>
        <translation>se déplacer dans le temps</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Glisser</translation>
    </message>
    <message>
        <source>move</source>
        <translation>se déplacer</translation>
    </message>
    <message>
        <source>Shift+drag</source>
        <translation>Maj+glisser</translation>
    </message>
    <message>
        <source>zoom to what was dragged over</source>
        <translation>agrandir la zone parcourue</translation>
    </message>
    <message>
        <source>Ctrl+drag</source>
        <translation>Ctrl+glisser</translation>
    </message>
    <message>
        <source>select the events of a span</source>
        <translation>sélectionner les événements d’une période</translation>
    </message>
    <message>
        <source>Click, Ctrl+click</source>
        <translation>Clic, Ctrl+clic</translation>
    </message>
    <message>
        <source>select, add to the selection</source>
        <translation>sélectionner, ajouter à la sélection</translation>
    </message>
    <message>
        <source>Double-click</source>
        <translation>Double-clic</translation>
    </message>
    <message>
        <source>zoom to an event, open a cluster</source>
        <translation>agrandir un événement, ouvrir un groupe</translation>
    </message>
    <message>
        <source>← → , .</source>
        <translation>← → , .</translation>
    </message>
    <message>
        <source>previous, next event</source>
        <translation>événement précédent, suivant</translation>
    </message>
    <message>
        <source>↑ ↓</source>
        <translation>↑ ↓</translation>
    </message>
    <message>
        <source>previous, next lane</source>
        <translation>bande précédente, suivante</translation>
    </message>
    <message>
        <source>A D, Page Up, Page Down</source>
        <translation>A D, Page préc., Page suiv.</translation>
    </message>
    <message>
        <source>W S, + −</source>
        <translation>W S, + −</translation>
    </message>
    <message>
        <source>zoom</source>
        <translation>agrandir, réduire</translation>
    </message>
    <message>
        <source>Home, End, 0</source>
        <translation>Début, Fin, 0</translation>
    </message>
    <message>
        <source>first event, last event, everything</source>
        <translation>premier événement, dernier, tout</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>centre the selection; again: fit it</source>
        <translation>centrer la sélection&#xa0;; encore&#xa0;: l’ajuster</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>list the cluster of the selected event, else zoom to it</source>
        <translation>lister le groupe de l’événement sélectionné, sinon zoomer sur lui</translation>
    </message>
    <message>
        <source>Menu, Shift+F10</source>
        <translation>Menu, Maj+F10</translation>
    </message>
    <message>
        <source>collapse, hide or move the lane of the selected event</source>
        <translation>replier, masquer ou déplacer la bande de l’événement sélectionné</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>clear the selection</source>
        <translation>vider la sélection</translation>
    </message>
</context>
<context>
    <name>Kinds</name>
    <message>
        <source>event</source>
        <translation>événement</translation>
    </message>
    <message>
        <source>place</source>
        <translation>lieu</translation>
    </message>
    <message>
        <source>corridor</source>
        <translation>corridor</translation>
    </message>
    <message>
        <source>figure</source>
        <translation>chiffre</translation>
    </message>
    <message>
        <source>actor</source>
        <translation>acteur</translation>
    </message>
    <message>
        <source>source</source>
        <translation>source</translation>
    </message>
    <message>
        <source>category</source>
        <translation>catégorie</translation>
    </message>
    <message>
        <source>story</source>
        <translation>récit</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Récents</translation>
    </message>
    <message>
        <source>Search an event, a place, a figure…</source>
        <translation>Chercher un événement, un lieu…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtres</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Récit</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>version {version}</source>
        <translation>version {version}</translation>
    </message>
    <message>
        <source>Window: {span}</source>
        <translation>Fenêtre&#xa0;: {span}</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) hidden</source>
        <translation>
            <numerusform>%n événement masqué</numerusform>
            <numerusform>%n événements masqués</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>Lecture de {name}…</translation>
    </message>
    <message>
        <source>About timeline-app</source>
        <translation>À propos de timeline-app</translation>
    </message>
</context>
<context>
    <name>Map</name>
    <message numerus="yes">
        <source>%n event(s) in this span</source>
        <translation>
            <numerusform>%n événement dans cette période</numerusform>
            <numerusform>%n événements dans cette période</numerusform>
        </translation>
    </message>
    <message>
        <source>Boundaries: Natural Earth 5.1.1 (de facto), dashed = disputed. Not an endorsement.</source>
        <translation>Frontières&#xa0;: Natural Earth 5.1.1 (de facto), tirets = contestées. Sans prise de position.</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n de plus</numerusform>
            <numerusform>%n de plus</numerusform>
        </translation>
    </message>
    <message>
        <source>Click to list the events that are not on the map</source>
        <translation>Cliquer pour lister les événements absents de la carte</translation>
    </message>
    <message>
        <source>Direction of flow</source>
        <translation>Sens du flux</translation>
    </message>
    <message>
        <source>Both ways</source>
        <translation>Dans les deux sens</translation>
    </message>
    <message>
        <source>Width: {series}</source>
        <translation>Largeur : {series}</translation>
    </message>
    <message numerus="yes">
        <source>and %n other(s) of the same unit</source>
        <translation>
            <numerusform>et %n autre série de même unité</numerusform>
            <numerusform>et %n autres séries de même unité</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n événement</numerusform>
            <numerusform>%n événements</numerusform>
        </translation>
    </message>
    <message>
        <source>Outside this span</source>
        <translation>Hors de la période</translation>
    </message>
    <message>
        <source>No figure</source>
        <translation>Sans chiffre</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
    <message>
        <source>Rail</source>
        <translation>Rail</translation>
    </message>
    <message>
        <source>Road</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Sea</source>
        <translation>Mer</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>Conduite</translation>
    </message>
    <message>
        <source>Air</source>
        <translation>Air</translation>
    </message>
    <message>
        <source>Digital</source>
        <translation>Numérique</translation>
    </message>
    <message>
        <source>Several modes</source>
        <translation>Plusieurs modes</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autre</translation>
    </message>
    <message>
        <source>Operating</source>
        <translation>En service</translation>
    </message>
    <message>
        <source>Under construction</source>
        <translation>En construction</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Prévu</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Proposé</translation>
    </message>
    <message>
        <source>Boundaries: Natural Earth 5.1.1 (as seen by {view}; tint de facto), dashed = disputed. Not an endorsement.</source>
        <translation>Frontières : Natural Earth 5.1.1 (vues par {view} ; teinte de facto), tirets = contestées. Sans prise de position.</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) on the map</source>
        <translation>
            <numerusform>%n événement sur la carte</numerusform>
            <numerusform>%n événements sur la carte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a place</source>
        <translation>
            <numerusform>%n sans lieu</numerusform>
            <numerusform>%n sans lieu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outside this span</source>
        <translation>
            <numerusform>%n hors de la période</numerusform>
            <numerusform>%n hors de la période</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{placed} of %n event(s)</source>
        <translation>
            <numerusform>{placed} événement sur %n</numerusform>
            <numerusform>{placed} événements sur %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n undated</source>
        <translation>
            <numerusform>%n sans date</numerusform>
            <numerusform>%n sans date</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden by the filter</source>
        <translation>
            <numerusform>%n masqué par le filtre</numerusform>
            <numerusform>%n masqués par le filtre</numerusform>
        </translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>E</source>
        <translation>E</translation>
    </message>
    <message>
        <source>W</source>
        <translation>O</translation>
    </message>
</context>
<context>
    <name>MapMenu</name>
    <message>
        <source>Zoom to “{name}”</source>
        <translation>Agrandir «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message>
        <source>Centre here</source>
        <translation>Centrer ici</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Meridians and parallels</source>
        <translation>Méridiens et parallèles</translation>
    </message>
    <message>
        <source>Copy coordinates</source>
        <translation>Copier les coordonnées</translation>
    </message>
    <message>
        <source>Width and direction of lines</source>
        <translation>Largeur et sens des traits</translation>
    </message>
    <message>
        <source>The same for all</source>
        <translation>La même pour tous</translation>
    </message>
    <message>
        <source>Without a place</source>
        <translation>Sans lieu</translation>
    </message>
    <message>
        <source>Outside this span</source>
        <translation>Hors de la période</translation>
    </message>
    <message>
        <source>Undated</source>
        <translation>Sans date</translation>
    </message>
    <message>
        <source>Hidden by the filter</source>
        <translation>Masqués par le filtre</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n de plus</numerusform>
            <numerusform>%n de plus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Map</source>
        <translation>Carte</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>ObservationTable</name>
    <message>
        <source>differs</source>
        <translation>diverge</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Chiffre</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>Dit le</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>Timeline</source>
        <translation>Frise</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistiques</translation>
    </message>
    <message>
        <source>Events as a table</source>
        <translation>Table des événements</translation>
    </message>
    <message>
        <source>Problems in the data</source>
        <translation>Problèmes des données</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>No filter</source>
        <translation>Sans filtre</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
    <message>
        <source>data version {version}</source>
        <translation>données, version {version}</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>Weight</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Conseil</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>Texte du fichier</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>error</source>
        <translation>erreur</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>avertissement</translation>
    </message>
    <message>
        <source>note</source>
        <translation>note</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Lanes</source>
        <translation>Bandes</translation>
    </message>
    <message>
        <source>Stories</source>
        <translation>Récits</translation>
    </message>
    <message>
        <source>How to move</source>
        <translation>Se déplacer</translation>
    </message>
    <message>
        <source>Where sources disagree</source>
        <translation>Où les sources divergent</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>Bande</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Récit</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Molette</translation>
    </message>
    <message>
        <source>zooms about the pointer</source>
        <translation>agrandit autour du pointeur</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Glisser</translation>
    </message>
    <message>
        <source>moves through time or over the map</source>
        <translation>déplace dans le temps ou sur la carte</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>Clic</translation>
    </message>
    <message>
        <source>selects an event, a place, a corridor or a figure everywhere</source>
        <translation>sélectionne partout un événement, un lieu, un corridor ou un chiffre</translation>
    </message>
    <message>
        <source>← →</source>
        <translation>← →</translation>
    </message>
    <message>
        <source>go to the event before or after</source>
        <translation>va à l’événement précédent ou suivant</translation>
    </message>
    <message>
        <source>Alt+←</source>
        <translation>Alt+←</translation>
    </message>
    <message>
        <source>goes back to the page before</source>
        <translation>revient à la page d’avant</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Ctrl+F</translation>
    </message>
    <message>
        <source>searches</source>
        <translation>recherche</translation>
    </message>
    <message>
        <source>?</source>
        <translation>?</translation>
    </message>
    <message>
        <source>shows all keys</source>
        <translation>montre toutes les touches</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>version %1</translation>
    </message>
    <message>
        <source>Figures cited</source>
        <translation>Chiffres cités</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>Liés</translation>
    </message>
    <message>
        <source>Corridors</source>
        <translation>Corridors</translation>
    </message>
    <message>
        <source>Date not given</source>
        <translation>Date non donnée</translation>
    </message>
    <message>
        <source>seen from %1: %2</source>
        <translation>vu du %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>In the same lane</source>
        <translation>Dans la même bande</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Chiffre</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Ce qui a été dit</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Lieux</translation>
    </message>
    <message>
        <source>said: %1</source>
        <translation>dit&#xa0;: %1</translation>
    </message>
    <message>
        <source>preferred by the dataset</source>
        <translation>préféré par le jeu de données</translation>
    </message>
    <message>
        <source>Contradicted by others</source>
        <translation>Contredit par d’autres</translation>
    </message>
    <message>
        <source>Also cited for</source>
        <translation>Citée aussi pour</translation>
    </message>
    <message>
        <source>read on %1</source>
        <translation>lu le %1</translation>
    </message>
    <message>
        <source>; the dataset prefers </source>
        <translation>&#xa0;; le jeu de données préfère </translation>
    </message>
    <message>
        <source>Held</source>
        <translation>A eu lieu</translation>
    </message>
    <message>
        <source>Ongoing</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Announced</source>
        <translation>Annoncé</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Prévu</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Projeté</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Operating</source>
        <translation>En service</translation>
    </message>
    <message>
        <source>Under construction</source>
        <translation>En construction</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Proposé</translation>
    </message>
    <message>
        <source>Rail</source>
        <translation>Rail</translation>
    </message>
    <message>
        <source>Road</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>Sea</source>
        <translation>Mer</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>Conduite</translation>
    </message>
    <message>
        <source>Air</source>
        <translation>Air</translation>
    </message>
    <message>
        <source>Digital</source>
        <translation>Numérique</translation>
    </message>
    <message>
        <source>Multimodal</source>
        <translation>Multimodal</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Dry port</source>
        <translation>Port sec</translation>
    </message>
    <message>
        <source>Border crossing</source>
        <translation>Poste frontière</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Gare</translation>
    </message>
    <message>
        <source>Waypoint</source>
        <translation>Point de passage</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Région</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>Province</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Plant</source>
        <translation>Centrale</translation>
    </message>
    <message>
        <source>University</source>
        <translation>Université</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>Journal article</source>
        <translation>Article de revue</translation>
    </message>
    <message>
        <source>Magazine article</source>
        <translation>Article de magazine</translation>
    </message>
    <message>
        <source>Press article</source>
        <translation>Article de presse</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Livre</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>Chapitre</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Jeu de données</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Encyclopaedia entry</source>
        <translation>Article d’encyclopédie</translation>
    </message>
    <message>
        <source>Legislation</source>
        <translation>Texte de loi</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>Blog post</source>
        <translation>Billet de blog</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>Discours</translation>
    </message>
    <message>
        <source>Thesis</source>
        <translation>Thèse</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Page web</translation>
    </message>
    <message>
        <source>See also</source>
        <translation>Voir aussi</translation>
    </message>
    <message>
        <source>Adopts</source>
        <translation>Adopte</translation>
    </message>
    <message>
        <source>Adopted at</source>
        <translation>Adopté lors de</translation>
    </message>
    <message>
        <source>Announces</source>
        <translation>Annonce</translation>
    </message>
    <message>
        <source>Announced in</source>
        <translation>Annoncé dans</translation>
    </message>
    <message>
        <source>Cites</source>
        <translation>Cite</translation>
    </message>
    <message>
        <source>Cited by</source>
        <translation>Cité par</translation>
    </message>
    <message>
        <source>Confirms</source>
        <translation>Confirme</translation>
    </message>
    <message>
        <source>Confirmed by</source>
        <translation>Confirmé par</translation>
    </message>
    <message>
        <source>Exceeds</source>
        <translation>Dépasse</translation>
    </message>
    <message>
        <source>Exceeded by</source>
        <translation>Dépassé par</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>Suit</translation>
    </message>
    <message>
        <source>Precedes</source>
        <translation>Précède</translation>
    </message>
    <message>
        <source>Includes</source>
        <translation>Comprend</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>Fait partie de</translation>
    </message>
    <message>
        <source>Leads to</source>
        <translation>Mène à</translation>
    </message>
    <message>
        <source>Follows from</source>
        <translation>Découle de</translation>
    </message>
    <message>
        <source>Prepares</source>
        <translation>Prépare</translation>
    </message>
    <message>
        <source>Prepared by</source>
        <translation>Préparé par</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Rapporte</translation>
    </message>
    <message>
        <source>Reported in</source>
        <translation>Rapporté dans</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>Montre</translation>
    </message>
    <message>
        <source>Shown in</source>
        <translation>Montré dans</translation>
    </message>
    <message>
        <source>Contradicts</source>
        <translation>Contredit</translation>
    </message>
    <message>
        <source>Contradicted by</source>
        <translation>Contredit par</translation>
    </message>
    <message>
        <source>Replaces</source>
        <translation>Remplace</translation>
    </message>
    <message>
        <source>Replaced by</source>
        <translation>Remplacé par</translation>
    </message>
    <message>
        <source>Also selected:</source>
        <translation>Aussi sélectionnés&#xa0;:</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>Sans date</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Chiffres</translation>
    </message>
    <message>
        <source>Actors</source>
        <translation>Acteurs</translation>
    </message>
    <message>
        <source>Also supports %1</source>
        <translation>Appuie aussi %1</translation>
    </message>
    <message>
        <source>Corridors through here</source>
        <translation>Corridors qui passent ici</translation>
    </message>
    <message>
        <source>not placed on the map: no source gives its coordinates</source>
        <translation>absent de la carte&#xa0;: aucune source ne donne ses coordonnées</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Tracé</translation>
    </message>
</context>
<context>
    <name>ReadingCounts</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n événement</numerusform>
            <numerusform>%n événements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n corridor(s)</source>
        <translation>
            <numerusform>%n corridor</numerusform>
            <numerusform>%n corridors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n series</source>
        <translation>
            <numerusform>%n série</numerusform>
            <numerusform>%n séries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n étape</numerusform>
            <numerusform>%n étapes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more on the timeline</source>
        <translation>
            <numerusform>et %n autre sur la frise</numerusform>
            <numerusform>et %n autres sur la frise</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other event(s)</source>
        <translation>
            <numerusform>%n autre événement</numerusform>
            <numerusform>%n autres événements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s)</source>
        <translation>
            <numerusform>%n chiffre</numerusform>
            <numerusform>%n chiffres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) rest on it</source>
        <translation>
            <numerusform>%n événement s’appuie sur elle</numerusform>
            <numerusform>%n événements s’appuient sur elle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) from it</source>
        <translation>
            <numerusform>%n chiffre en vient</numerusform>
            <numerusform>%n chiffres en viennent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) differ:</source>
        <translation>
            <numerusform>%n source diverge&#xa0;:</numerusform>
            <numerusform>%n sources divergent&#xa0;:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchProgress</name>
    <message>
        <source>Stop searching</source>
        <translation>Arrêter la recherche</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Recherche en cours</translation>
    </message>
</context>
<context>
    <name>StatisticsView</name>
    <message>
        <source>Statistics</source>
        <translation>Statistiques</translation>
    </message>
    <message>
        <source>Let the time cursor follow the selection again</source>
        <translation>Laisser le curseur de temps suivre à nouveau la sélection</translation>
    </message>
    <message>
        <source>Disagreements</source>
        <translation>Divergences</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Chiffres</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>au %1</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n événement</numerusform>
            <numerusform>%n événements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n corridor(s)</source>
        <translation>
            <numerusform>%n corridor</numerusform>
            <numerusform>%n corridors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n series</source>
        <translation>
            <numerusform>%n série</numerusform>
            <numerusform>%n séries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in view</source>
        <translation>
            <numerusform>%n en vue</numerusform>
            <numerusform>%n en vue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clustered</source>
        <translation>
            <numerusform>%n regroupé</numerusform>
            <numerusform>%n regroupés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in lanes out of sight</source>
        <translation>
            <numerusform>%n dans une bande hors de vue</numerusform>
            <numerusform>%n dans des bandes hors de vue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden by the filter</source>
        <translation>
            <numerusform>%n masqué par le filtre</numerusform>
            <numerusform>%n masqués par le filtre</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outside</source>
        <translation>
            <numerusform>%n hors fenêtre</numerusform>
            <numerusform>%n hors fenêtre</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n undated</source>
        <translation>
            <numerusform>%n sans date</numerusform>
            <numerusform>%n sans date</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>● %n error(s) in the data, read at {time}</source>
        <translation>
            <numerusform>● %n erreur dans les données, lues à {time}</numerusform>
            <numerusform>● %n erreurs dans les données, lues à {time}</numerusform>
        </translation>
    </message>
    <message>
        <source>● Data valid, read at {time}</source>
        <translation>● Données valides, lues à {time}</translation>
    </message>
    <message>
        <source>; in view is what was read at {earlier}</source>
        <translation>&#xa0;; affiché&#xa0;: ce qui a été lu à {earlier}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
</context>
<context>
    <name>StoryBar</name>
    <message>
        <source>← Previous</source>
        <translation>← Précédent</translation>
    </message>
    <message>
        <source>Previous step (Page Up)</source>
        <translation>Étape précédente (Page préc.)</translation>
    </message>
    <message>
        <source>Next →</source>
        <translation>Suivant →</translation>
    </message>
    <message>
        <source>Next step (Page Down)</source>
        <translation>Étape suivante (Page suiv.)</translation>
    </message>
    <message>
        <source>Leave the story; it can be resumed from the Story menu</source>
        <translation>Quitter le récit&#xa0;; le menu Récit permet de le reprendre</translation>
    </message>
    <message>
        <source>Leave the story</source>
        <translation>Quitter le récit</translation>
    </message>
</context>
<context>
    <name>TablePage</name>
    <message>
        <source>Filter the figures</source>
        <translation>Filtrer les chiffres</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Copier en CSV</translation>
    </message>
    <message>
        <source>Copy the selected rows, or all rows shown (Ctrl+C)</source>
        <translation>Copier les lignes choisies, sinon toutes celles affichées (Ctrl+C)</translation>
    </message>
    <message>
        <source>All observations</source>
        <translation>Toutes les observations</translation>
    </message>
</context>
<context>
    <name>TableView</name>
    <message>
        <source>Table of events</source>
        <translation>Table des événements</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n événement</numerusform>
            <numerusform>%n événements</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>Copier les lignes choisies</translation>
    </message>
    <message>
        <source>Copy all rows as CSV</source>
        <translation>Copier toutes les lignes en CSV</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>How lanes are made</source>
        <translation>Comment les bandes sont formées</translation>
    </message>
    <message numerus="yes">
        <source>%n undated</source>
        <translation>
            <numerusform>%n sans date</numerusform>
            <numerusform>%n sans date</numerusform>
        </translation>
    </message>
    <message>
        <source>Events without a date: click to list them</source>
        <translation>Événements sans date&#xa0;: cliquer pour en voir la liste</translation>
    </message>
    <message>
        <source>Other events</source>
        <translation>Autres événements</translation>
    </message>
    <message>
        <source>By category</source>
        <translation>Par catégorie</translation>
    </message>
    <message>
        <source>By place</source>
        <translation>Par lieu</translation>
    </message>
    <message>
        <source>By actor</source>
        <translation>Par acteur</translation>
    </message>
    <message>
        <source>One lane</source>
        <translation>Une seule bande</translation>
    </message>
    <message>
        <source>Open this lane</source>
        <translation>Déplier cette bande</translation>
    </message>
    <message>
        <source>Collapse this lane</source>
        <translation>Replier cette bande</translation>
    </message>
    <message>
        <source>Hide this lane</source>
        <translation>Masquer cette bande</translation>
    </message>
    <message>
        <source>Show only this lane</source>
        <translation>Ne montrer que cette bande</translation>
    </message>
    <message>
        <source>Show “{lane}”</source>
        <translation>Montrer «&#xa0;{lane}&#xa0;»</translation>
    </message>
    <message>
        <source>The button above the lanes’ names brings them back</source>
        <translation>Le bouton au-dessus des noms des bandes les fait revenir</translation>
    </message>
    <message>
        <source>Every lane is hidden</source>
        <translation>Toutes les bandes sont masquées</translation>
    </message>
    <message>
        <source>0 shows all events, ← and → go to the nearest one</source>
        <translation>0 affiche tous les événements, ← et → vont au plus proche</translation>
    </message>
    <message>
        <source>No event in this span</source>
        <translation>Aucun événement dans cette période</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F clears the filters</source>
        <translation>Ctrl+Maj+F efface les filtres</translation>
    </message>
    <message>
        <source>The filters hide every event</source>
        <translation>Les filtres masquent tous les événements</translation>
    </message>
    <message>
        <source>The events without a date are listed at the bottom left</source>
        <translation>Les événements sans date sont listés en bas à gauche</translation>
    </message>
    <message>
        <source>No event has a date</source>
        <translation>Aucun événement n’a de date</translation>
    </message>
    <message>
        <source>Events written into the dataset’s files appear here</source>
        <translation>Les événements écrits dans les fichiers du jeu de données paraissent ici</translation>
    </message>
    <message>
        <source>No events yet</source>
        <translation>Pas encore d’événement</translation>
    </message>
    <message>
        <source>Show all lanes as they were</source>
        <translation>Remettre toutes les bandes</translation>
    </message>
    <message>
        <source>Move this lane up</source>
        <translation>Monter cette bande</translation>
    </message>
    <message>
        <source>Move this lane down</source>
        <translation>Descendre cette bande</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n événement</numerusform>
            <numerusform>%n événements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) without a date</source>
        <translation>
            <numerusform>%n événement sans date</numerusform>
            <numerusform>%n événements sans date</numerusform>
        </translation>
    </message>
    <message>
        <source>held</source>
        <translation>a eu lieu</translation>
    </message>
    <message>
        <source>ongoing</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>announced</source>
        <translation>annoncé</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>prévu</translation>
    </message>
    <message>
        <source>forecast</source>
        <translation>projeté</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulé</translation>
    </message>
    <message numerus="yes">
        <source>%n drawn</source>
        <translation>
            <numerusform>%n dessiné</numerusform>
            <numerusform>%n dessinés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in clusters</source>
        <translation>
            <numerusform>%n regroupé</numerusform>
            <numerusform>%n regroupés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden by the filter</source>
        <translation>
            <numerusform>%n masqué par le filtre</numerusform>
            <numerusform>%n masqués par le filtre</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outside this span</source>
        <translation>
            <numerusform>%n hors de cette période</numerusform>
            <numerusform>%n hors de cette période</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Click to list them, double-click to zoom in</source>
        <translation>Cliquer pour la liste, double-cliquer pour agrandir</translation>
    </message>
    <message>
        <source>Click to put the time cursor here</source>
        <translation>Cliquer pour poser ici le curseur de temps</translation>
    </message>
    <message>
        <source>Drag to move the time cursor, double-click to let it follow the selection</source>
        <translation>Glisser pour déplacer le curseur de temps, double-cliquer pour qu’il suive la sélection</translation>
    </message>
    <message>
        <source>Before our era</source>
        <translation>Avant notre ère</translation>
    </message>
    <message>
        <source>Our era</source>
        <translation>Notre ère</translation>
    </message>
    <message numerus="yes">
        <source>%n hidden</source>
        <translation>
            <numerusform>%n masqué</numerusform>
            <numerusform>%n masqués</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Vue d’ensemble</translation>
    </message>
    <message>
        <source>Lasts from the one day to the other</source>
        <translation>Dure d’un jour à l’autre</translation>
    </message>
    <message>
        <source>At some time within: known to the year, say</source>
        <translation>À un moment de cet intervalle&#xa0;: connu à l’année près, par exemple</translation>
    </message>
    <message>
        <source>About then</source>
        <translation>Vers ce moment</translation>
    </message>
    <message>
        <source>Perhaps then: the date is in doubt</source>
        <translation>Peut-être alors&#xa0;: la date est incertaine</translation>
    </message>
    <message>
        <source>No end, or none yet</source>
        <translation>Sans fin, ou pas encore</translation>
    </message>
    <message>
        <source>Nobody says when it ended</source>
        <translation>Nul ne dit quand cela a fini</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>A eu lieu</translation>
    </message>
    <message>
        <source>Ongoing</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Announced</source>
        <translation>Annoncé</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Prévu</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Projeté</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>So many events: a click lists them</source>
        <translation>Autant d’événements : un clic les liste</translation>
    </message>
    <message>
        <source>So many more behind this one</source>
        <translation>Autant d’autres derrière celui-ci</translation>
    </message>
    <message>
        <source>Important</source>
        <translation>Important</translation>
    </message>
    <message>
        <source>Found by the search</source>
        <translation>Trouvé par la recherche</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Dates</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>Frise</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Arranging the events…</source>
        <translation>Mise en place des événements…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>_TitleBar</name>
    <message>
        <source>Float</source>
        <translation>Détacher</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
</TS>
