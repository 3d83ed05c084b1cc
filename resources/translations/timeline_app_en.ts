<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>FigureWords</name>
    <message numerus="yes">
        <source>%n sources differ: %1</source>
        <translation>
            <numerusform>%n sources differ: %1</numerusform>
            <numerusform>%n sources differ: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n event(s) hidden</source>
        <translation>
            <numerusform>%n event hidden</numerusform>
            <numerusform>%n events hidden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Map</name>
    <message numerus="yes">
        <source>%n event(s) in this span</source>
        <translation>
            <numerusform>%n event in this span</numerusform>
            <numerusform>%n events in this span</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n other(s) of the same unit</source>
        <translation>
            <numerusform>and %n other of the same unit</numerusform>
            <numerusform>and %n others of the same unit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) on the map</source>
        <translation>
            <numerusform>%n event on the map</numerusform>
            <numerusform>%n events on the map</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a place</source>
        <translation>
            <numerusform>%n without a place</numerusform>
            <numerusform>%n without a place</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outside this span</source>
        <translation type="unfinished">
            <numerusform>%n outside this span</numerusform>
            <numerusform>%n outside this span</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{placed} of %n event(s)</source>
        <translation>
            <numerusform>{placed} of %n event</numerusform>
            <numerusform>{placed} of %n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n undated</source>
        <translation type="unfinished">
            <numerusform>%n undated</numerusform>
            <numerusform>%n undated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden by the filter</source>
        <translation type="unfinished">
            <numerusform>%n hidden by the filter</numerusform>
            <numerusform>%n hidden by the filter</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapMenu</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingCounts</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
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
            <numerusform>%n series</numerusform>
            <numerusform>%n series</numerusform>
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
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more on the timeline</source>
        <translation>
            <numerusform>and %n more on the timeline</numerusform>
            <numerusform>and %n more on the timeline</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other event(s)</source>
        <translation>
            <numerusform>%n other event</numerusform>
            <numerusform>%n other events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s)</source>
        <translation>
            <numerusform>%n figure</numerusform>
            <numerusform>%n figures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) rest on it</source>
        <translation>
            <numerusform>%n event rests on it</numerusform>
            <numerusform>%n events rest on it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figure(s) from it</source>
        <translation>
            <numerusform>%n figure from it</numerusform>
            <numerusform>%n figures from it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) differ:</source>
        <translation>
            <numerusform>%n source differs:</numerusform>
            <numerusform>%n sources differ:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
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
            <numerusform>%n series</numerusform>
            <numerusform>%n series</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in view</source>
        <translation>
            <numerusform>%n in view</numerusform>
            <numerusform>%n in view</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clustered</source>
        <translation>
            <numerusform>%n clustered</numerusform>
            <numerusform>%n clustered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in lanes out of sight</source>
        <translation>
            <numerusform>%n in lanes out of sight</numerusform>
            <numerusform>%n in lanes out of sight</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden by the filter</source>
        <translation>
            <numerusform>%n hidden by the filter</numerusform>
            <numerusform>%n hidden by the filter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outside</source>
        <translation>
            <numerusform>%n outside</numerusform>
            <numerusform>%n outside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n undated</source>
        <translation>
            <numerusform>%n undated</numerusform>
            <numerusform>%n undated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>● %n error(s) in the data, read at {time}</source>
        <translation>
            <numerusform>● %n error in the data, read at {time}</numerusform>
            <numerusform>● %n errors in the data, read at {time}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TableView</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message numerus="yes">
        <source>%n undated</source>
        <translation>
            <numerusform>%n undated</numerusform>
            <numerusform>%n undated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) without a date</source>
        <translation>
            <numerusform>%n event without a date</numerusform>
            <numerusform>%n events without a date</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drawn</source>
        <translation>
            <numerusform>%n drawn</numerusform>
            <numerusform>%n drawn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in clusters</source>
        <translation>
            <numerusform>%n in clusters</numerusform>
            <numerusform>%n in clusters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden by the filter</source>
        <translation>
            <numerusform>%n hidden by the filter</numerusform>
            <numerusform>%n hidden by the filter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outside this span</source>
        <translation>
            <numerusform>%n outside this span</numerusform>
            <numerusform>%n outside this span</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden</source>
        <translation>
            <numerusform>%n hidden</numerusform>
            <numerusform>%n hidden</numerusform>
        </translation>
    </message>
</context>
</TS>
