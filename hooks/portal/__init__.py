"""The portal generator: YAML catalogues in, pages and files out. It knows nothing of MkDocs.

A room stands above all that it imports, and data flows one way:

    joining/    scripts and styles of the theme joined into few files
    read/       strict YAML with line numbers, dates, the fields that all records share, and what
                a field says of itself: its name, its vocabulary, where it shows
    texts/      the structure of a legal text, how it is written down, how its places are cited
    kinds/      one module a catalogue: its model, and all that is special to it
    catalogue/  all records together, linked both ways; vocabularies; a record as plain data
    validity/   from when, until when, by what; what falls due. The only place that answers
                "does it hold on day D", and that says so
    checks/     one rule a file, found by its name
    ledger/     publications, their replay, the timeline of events, publishing
    view/       what those below share: names, addresses, badges, words, prose, rendering
    tools/      a folder a tool: its data and its page
    feeds/      Atom, RSS, JSON Feed, iCalendar, OPML
    search/     what is indexed, and how
    open_data/  versioned JSON and CSV for those who build on the data, and all that describes them
    editing/    what editors work with: changes of YAML text, field reference, tables in and out,
                what awaits a look
    notify/     group robots and mail: what is new, to whom, once
    pages/      records, gathering pages, home, updates, calendar, quality, drawings; the same as text
                for programs, and in small for other sites
    offline/    a built site as a folder that is opened from a disk

`portal.py` is the package as its callers see it. docs/ARCHITECTURE.md says where a change goes.
"""
