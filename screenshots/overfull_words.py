"""The words of the overfull hub: long, and still such as real people write.

German compounds and the full names of projects are as long as names get without
anybody meaning to test a page.
"""

FRAMEWORK = (
    "Verbundübergreifendes Kompetenzrahmenwerk für Forschungssoftwareentwicklung und "
    "Forschungsdateninfrastrukturbetrieb an den Hochschulen, Universitätskliniken und "
    "anderen Einrichtungen des Landes"
)
DESCRIPTION = (
    "This framework was agreed between eleven institutions over three years. It covers "
    "everything from the Anforderungserhebung for a first prototype to the orderly "
    "Außerbetriebnahme of a service that has run for two decades, and every institution "
    "has added what it could not do without. "
)
AREAS = (
    "Softwareentwicklungsprozessgestaltung",
    "Forschungsdateninfrastrukturbetrieb und Langzeitarchivierung",
    "Wissenschaftskommunikation, Öffentlichkeitsarbeit und Nachwuchsförderung",
    "Hochleistungsrechnen und Ressourcenbewirtschaftung",
    "Leadership, Personalentwicklung and institutional strategy across several sites",
)
COMPETENCIES = (
    "Softwarequalitätssicherungsmaßnahmenplanungsgrundlagen",
    "Anforderungserhebung und Anforderungsverfolgung",
    "Versionsverwaltungswerkzeugbedienungssicherheit",
    "Testautomatisierung für langlebige Forschungssoftware",
    "Forschungsdatenmanagementplanerstellung",
    "Langzeitarchivierungsformatmigrationsverfahren",
    "Schnittstellenspezifikation zwischen Forschungsinformationssystemen",
    "Datenschutzfolgenabschätzungsdokumentation",
    "Wissenschaftskommunikationsveranstaltungsorganisation",
    "Teaching research software engineering to people who never wanted to program",
    "Nachwuchsförderprogrammkoordination",
    "Öffentlichkeitsbeteiligung und Citizen-Science-Projektbegleitung",
    "Hochleistungsrechnerbenutzungsberatung",
    "Rechenzeitkontingentbewirtschaftungsregeln",
    "Performance engineering on heterogeneous and energy-constrained systems",
    "Großgerätesteuerungssoftwarewartung",
    "Personalentwicklungsgesprächsführung",
    "Drittmittelprojektantragstellungsbegleitung",
    "Institutional strategy, governance and memoranda of understanding",
    "Softwarelizenzrechtsfragenklärung",
)
ACTIVITIES = (
    "Requirements gathering for the",
    "Continuous integration of the",
    "Reproducible documentation of the",
    "Acceptance testing with users of the",
    "Incident response and on-call duty for the",
    "Long-term budgeting of the",
    "Teaching newcomers to work on the",
    "Accessibility review of the",
    "Performance regression tracking in the",
    "Decommissioning of the",
    "Security advisories about the",
    "Release management across all sites of the",
    "Negotiating service agreements about the",
    "Code review in the distributed team of the",
    "Publishing and citing the",
)
SUBJECTS = (
    "Klimamodelldatenaufbereitungspipeline",
    "Hochleistungsrechenzentrumsbetriebsüberwachung",
    "Elektronenmikroskopiebilddatenbank",
    "Universitätsbibliothekskatalogschnittstelle",
    "Patientenregisterpseudonymisierungsdienst",
    "European Open Science Cloud federated identity gateway",
    "Gravitationswellensignalauswertung",
    "Teilchenbeschleunigerstrahllagekorrektur",
    "Sprachkorpusannotationswerkzeug",
    "Inter-University Research Software Sustainability Observatory dashboard",
    "Satellitenfernerkundungsdatenarchiv",
    "Genomsequenzierungsauftragsverwaltung",
    "Materialprüfungsversuchsstandssteuerung",
    "Bodenfeuchtemessnetzfernwartung",
    "Forschungsschiffreiseplanungssystem",
    "Denkmalpflegebauaufnahmearchiv",
    "Verkehrsflusssimulationsumgebung",
    "Laborinformationsmanagementsystem",
    "Multi-site tokamak plasma diagnostics data acquisition framework",
    "Hochwasservorhersagemodellkette",
)
ONE_WORDS = (
    "Forschungsinformationssystemschnittstellenspezifikationsprüfverfahren",
    "Softwarequalitätssicherungsmaßnahmendokumentationsrichtlinienpflege",
    "Hochleistungsrechenzentrumsbenutzungsordnungsänderungsverhandlungen",
    "Langzeitarchivierungsformatmigrationsverfahrensvalidierungskonzeption",
)
LEVELS = (
    ("None yet, and nothing planned in that direction either", "I have not met this."),
    (
        "Awareness of the purpose, the vocabulary and the people who can be asked",
        (
            "I can follow a conversation about it and know whom to ask, and I can say what "
            "would go wrong without it, though I have not done any of it on my own so far "
            "and would want somebody beside me for the first few times."
        ),
    ),
    (
        "Working under guidance, with templates and checklists made by others",
        "I do it when somebody has prepared the ground, and I finish what I began.",
    ),
    (
        "Practitioner who works without supervision and mends what others have left broken",
        (
            "I do it by myself, also when it gets difficult, and I notice when the usual way "
            "will not do; colleagues from neighbouring groups send me their hardest cases."
        ),
    ),
    (
        "Grundsatzverantwortung: leads others, sets direction, answers for the whole institution",
        "I have led several teams through it and have written down how we do it.",
    ),
)
SHOWS = (
    (
        "Has sat in on {subject} meetings for a quarter and kept the minutes so that two "
        "absent colleagues could go on working from them without asking again."
    ),
    (
        "Follows the Betriebshandbuch step by step, notices where it is out of date, and "
        "opens a Verbesserungsvorschlag with the corrected command beneath."
    ),
    (
        "Took over when the person in charge was ill for six weeks, kept the "
        "Wiederherstellungszeitziel of four hours twice, and wrote up both nights in a way "
        "that the Datenschutzbeauftragte and the funder accepted without questions."
    ),
    (
        "Brought eleven institutions with three incompatible Dienstvereinbarungen to one "
        "procedure, defended it before the Wissenschaftsrat, and trained the two people "
        "who now run it at https://forschungssoftware.example.org/betrieb/uebergabe/2025/"
        "protokoll-der-abschliessenden-besprechung-mit-allen-standorten.html"
    ),
)
ROLES = (
    "Forschungssoftwareentwicklungsgruppenleitung",
    "Wissenschaftliche Mitarbeiterin für Forschungsdateninfrastruktur und Softwarequalität",
    "Research software engineer, permanent position, shared between three departments",
    "Hochleistungsrechenzentrumsanwendungsberaterin",
    "Forschungsdatenmanagementkoordinatorin",
    "Postdoctoral researcher who maintains the code that everybody else depends on",
)
PROVIDERS = (
    "Landesweite Arbeitsgemeinschaft Forschungssoftwareentwicklungsweiterbildung",
    "Hochschulübergreifende Fortbildung für Nordrhein-Westfalen und angrenzende Länder",
    "European Training Network for Sustainable Research Software and Digital Scholarship",
    "Universitätsrechenzentrumsschulungsverbund",
)
TITLES = (
    "A hands-on introduction to {subject}, in five afternoons with homework",
    "{subject}: Aufbaukurs",
    "Selbstlerneinheit Qualitätssicherungsgrundlagen ({subject})",
    "What we wish we had known before we inherited the {subject}",
    "Train-the-trainer: {subject}",
)
GOALS = (
    "Stellvertretende Forschungssoftwareentwicklungsgruppenleitung bis zum Ende der Förderperiode",
    "Leave the on-call rota without anybody noticing the difference",
    "Zertifizierungsvoraussetzungserfüllung",
    "Read for the permanent position that is to be advertised when the building is finished",
)
GIVEN = (
    "Maximiliane-Friederike",
    "Bartholomäus",
    "Wolfeschlegelstein",
    "Annemarie-Charlotte",
)
FAMILY = (
    "Freifrau von Württemberg-Hohenlohe-Langenburg",
    "Hausenbergerdorff",
    "Schwarzenberg-Leutheusser",
    "Papadimitrakopoulou-Christodoulopoulou",
)
OWNER = (
    "Maximiliane-Friederike Freifrau von Württemberg-Hohenlohe-Langenburg-Sayn-Berleb"
)
OWNER_ADDRESS = (
    "maximiliane-friederike.von-wuerttemberg-hohenlohe-langenburg@"
    "forschungssoftwareentwicklung.universitaetsrechenzentrum.example.org"
)
