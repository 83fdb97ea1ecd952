"""The data folder as a whole: every file read once, in a fixed order, every problem collected."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from generator.domain.corrections import Correction
from generator.domain.dataset import Dataset, Site
from generator.domain.findings import Finding, Location, details
from generator.domain.indicators import Composite, Indicator, Measure
from generator.domain.periods import Period, known_period, parse_period
from generator.domain.reports import Report
from generator.domain.targets import Decision
from generator.domain.units import UnitRegister
from generator.inputs.blocks import Block, cells_frame
from generator.inputs.cells import read_prose, read_table
from generator.inputs.corrections import read_corrections
from generator.inputs.decisions import read_decision, table_beside
from generator.inputs.files import Source, blocking, read_source
from generator.inputs.grids import Grid, read_grid
from generator.inputs.headers import Vocabulary, split_facet
from generator.inputs.indicators import read_indicator
from generator.inputs.mangled import one_per_column
from generator.inputs.names import Resolvers
from generator.inputs.printed_periods import check_printed_period
from generator.inputs.readings import Readings
from generator.inputs.references import unknown
from generator.inputs.registers import (
    SLUG,
    check_texts,
    read_measures,
    read_site,
    read_units,
)
from generator.inputs.reports import read_report, read_tables
from generator.inputs.schemas import validate
from generator.inputs.subjects import Context
from generator.inputs.tree import walk
from generator.inputs.twins import twins
from generator.inputs.yaml_text import Document, read_yaml

_YAML_STEMS = ("report", "site", "corrections")
_IGNORED = ("README.md", ".gitkeep", "Thumbs.db", "desktop.ini", ".DS_Store")


def read_dataset(root: Path) -> tuple[Dataset | None, tuple[Finding, ...]]:
    """Everything under `root`; no Dataset when a register is so broken that nothing can be resolved."""
    folder = _Folder(root)
    return folder.read(), tuple(folder.findings)


class _Folder:
    """One reading of a data folder: the files used, the figures and the findings so far."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.findings: list[Finding] = []
        self.tree = walk(root, self.findings)
        self.sources: dict[str, Source] = {}
        self.readings = Readings()

    def read(self) -> Dataset | None:
        site_document = self._yaml("site.yml", "site")
        site = read_site(site_document, self.findings) if site_document else None
        units_grid, measures_grid = self._grid("units.csv"), self._grid("measures.csv")
        # what a register would have to explain cannot be told without it; all else can
        tiers = site.type_tiers if site else None
        units = read_units(units_grid, tiers, self.findings) if units_grid else None
        measures = read_measures(measures_grid, self.findings) if measures_grid else None
        if site is None or units is None or measures is None:
            self._without_registers()
            return None
        indicators, composites = self._indicators(measures)
        decisions = self._decisions(site, units, indicators)
        periods: dict[str, Period] = {}
        vocabulary = Vocabulary(measures, indicators, composites)
        reports, blocks = self._reports(site, units, vocabulary, periods, indicators, composites)
        self._missing_reports()
        corrections = self._corrections(vocabulary)
        self._unknown_files()
        stems = {PurePosixPath(path).stem for path in self.tree.listed("indicators/*.yml")}
        unread = frozenset(stems - {*indicators, *composites})
        self.findings = [finding for finding in self.findings if not self._follows(finding, unread)]
        cells = cells_frame(blocks, self.readings.known)
        for spoken in cells["period"].cat.categories:
            periods.setdefault(spoken, known_period(spoken))
        return Dataset(
            site,
            units,
            measures,
            indicators,
            composites,
            decisions,
            dict(sorted(periods.items(), key=lambda item: (item[1].end, item[1].start, item[0]))),
            reports,
            corrections,
            cells,
            {path: source.sha256 for path, source in sorted(self.sources.items())},
            {path: source.content for path, source in self.sources.items()},
        )

    def _source(self, path: str) -> Source | None:
        source = read_source(self.root, path, self.findings, self.tree.on_disk(path))
        if source is not None:
            self.sources[path] = source
        return source

    def _yaml(self, path: str, schema: str) -> Document | None:
        source = self._source(path)
        document = read_yaml(source, self.findings) if source else None
        if document is None or not validate(document, schema, self.findings):
            return None
        check_texts(document, self.findings)
        return document

    def _grid(self, path: str, sheet: str = "") -> Grid | None:
        source = self._source(path)
        return read_grid(source, sheet, self.findings) if source else None

    def _indicators(
        self, measures: Mapping[str, Measure]
    ) -> tuple[dict[str, Indicator], dict[str, Composite]]:
        indicators: dict[str, Indicator] = {}
        composites: dict[str, Composite] = {}
        documents: dict[str, Document] = {}
        for path in self.tree.listed("indicators/*.yml"):
            document = self._yaml(path, "indicator")
            made = read_indicator(document, measures, self.findings) if document else None
            if isinstance(made, Composite) and document is not None:
                composites[made.id] = made
                documents[made.id] = document
            elif isinstance(made, Indicator):
                indicators[made.id] = made
        self._unique(documents, {**indicators, **composites})
        for indicator in indicators.values():
            if indicator.variant_of and indicator.variant_of not in indicators:
                place = Location(f"indicators/{indicator.id}.yml")
                self.findings.append(unknown(place, "indicator", indicator.variant_of, indicators))
        return indicators, composites

    def _unique(self, composites: Mapping[str, Document], known: Mapping[str, object]) -> None:
        """Components share one name space with indicators and composites: each heads a column."""
        seen = set(known)
        for document in composites.values():
            for i, component in enumerate(document.data["components"]):
                if component["id"] in seen:
                    place = document.where("components", i, "id")
                    self.findings.append(blocking("duplicate-id", place, value=component["id"]))
                seen.add(component["id"])

    def _decisions(
        self, site: Site, units: UnitRegister, indicators: Mapping[str, Indicator]
    ) -> dict[str, Decision]:
        decisions: dict[str, Decision] = {}
        for path in self.tree.listed("targets/*.yml"):
            document = self._yaml(path, "decision")
            if document is None:
                continue
            tiers = site.type_tier(None)
            made = read_decision(document, units, indicators, tiers, self._grid, self.findings)
            if made is not None:
                decisions[made.id] = made
        stems = self._decision_stems()
        for decision in decisions.values():
            place = Location(decision.path)
            for old in decision.replaces:
                if old not in stems:
                    self.findings.append(unknown(place, "decision", old, stems))
                elif old == decision.id:
                    self.findings.append(blocking("replaces-itself", place))
        self.findings += twins(decisions)
        return decisions

    def _decision_stems(self) -> frozenset[str]:
        """Ids of all decisions, those that could not be read as well."""
        return frozenset(PurePosixPath(path).stem for path in self.tree.listed("targets/*.yml"))

    def _reports(
        self,
        site: Site,
        units: UnitRegister,
        vocabulary: Vocabulary,
        periods: dict[str, Period],
        indicators: Mapping[str, Indicator],
        composites: Mapping[str, Composite],
    ) -> tuple[tuple[Report, ...], list[Block]]:
        reports: list[Report] = []
        stems = self._decision_stems()
        blocks: list[Block] = []
        resolvers = Resolvers(units)
        for path in self.tree.listed("periods/*/*/report.yml"):
            period = self._period(path)
            document = self._yaml(path, "report")
            if period is None or document is None or not self._area(document, period, units):
                continue
            periods[period.id] = period
            area = document.data["area"]
            tiers = site.type_tier(period)
            names = resolvers.of(tiers, area, period)
            tables = read_tables(document, self.findings)
            report = read_report(document, names, tables, indicators, composites, stems, self.findings)
            reports.append(report)
            place = document.where("printed_period")
            self.findings += check_printed_period(report.printed_period, period, place)
            for i, entry in enumerate(document.data.get("tables") or ()):
                place = document.where("tables", i, "printed_period")
                self.findings += check_printed_period(entry.get("printed_period", ""), period, place)
            context = Context(period, area, units, names, tiers, vocabulary, self.readings, self.findings)
            blocks += self._blocks(report, context)
        return tuple(reports), blocks

    def _blocks(self, report: Report, context: Context) -> list[Block]:
        """The figures of a report's tables; sheets with a table that it does not name are told."""
        blocks: list[Block] = []
        others: set[tuple[str, str]] = set()
        for table in report.tables:
            before = len(self.findings)
            grid = self._grid(table.path, table.sheet)
            if grid is not None:
                read = read_prose if table.prose else read_table
                block = read(report, table, grid, context)
                blocks += [block] if block is not None else []
                others |= {(table.path, title) for title in grid.others}
            self.findings[before:] = one_per_column(self.findings[before:])
        for path, title in sorted(others - {(table.path, table.sheet) for table in report.tables}):
            place = Location(path, sheet=title)
            self.findings.append(Finding("sheet-unused", place, details=details(value=title)))
        return blocks

    def _missing_reports(self) -> None:
        """Folders of a period whose files no report.yml stands beside."""
        beside: dict[str, list[str]] = {}
        for path in self.tree.files:
            folder, _, name = path.rpartition("/")
            if path.startswith("periods/") and name not in _IGNORED and not name.startswith((".", "~$")):
                beside.setdefault(folder, []).append(name)
        for folder, names in sorted(beside.items()):
            if not {"report.yml", "report.yaml"} & set(names):
                shown = ", ".join(names[:5])
                self.findings.append(blocking("report-missing", Location(folder), value=shown))

    def _period(self, path: str) -> Period | None:
        period_id, report_id = PurePosixPath(path).parts[1:3]
        period = parse_period(period_id)
        if period is None:
            self.findings.append(blocking("bad-period", Location(path), value=period_id))
        if not SLUG.fullmatch(report_id):
            self.findings.append(blocking("bad-id", Location(path), value=report_id))
            return None
        return period

    def _area(self, document: Document, period: Period, units: UnitRegister) -> bool:
        area, place = document.data["area"], document.where("area")
        if area not in units:
            self.findings.append(unknown(place, "unit", area, units.by_id))
            return False
        if not units[area].in_force(period.start, period.end):
            self.findings.append(blocking("unit-not-in-force", place, value=units[area].name, unit=area))
            return False
        return True

    def _corrections(self, vocabulary: Vocabulary) -> tuple[Correction, ...]:
        if "corrections.yml" not in self.tree:
            return ()
        document = self._yaml("corrections.yml", "corrections")
        return read_corrections(document, vocabulary, self.findings) if document else ()

    def _without_registers(self) -> None:
        """Reads whatever says something without units, measures and the site's own facts."""
        for path in self.tree.listed("indicators/*.yml"):
            self._yaml(path, "indicator")
        for path in self.tree.listed("targets/*.yml"):
            document = self._yaml(path, "decision")
            if document is not None:
                table_beside(document, self._grid, self.findings)
        for path in self.tree.listed("periods/*/*/report.yml"):
            self._period(path)
            document = self._yaml(path, "report")
            for table in read_tables(document, self.findings) if document else ():
                self._grid(table.path, table.sheet)
        self._missing_reports()
        self._corrections(Vocabulary({}, {}, {}))
        self._unknown_files()

    def _follows(self, finding: Finding, unread: frozenset[str]) -> bool:
        """Whether a finding is only there because an indicator's own file could not be read."""
        named = split_facet(str(finding.details.get("value", "")))[0]
        kinds = finding.code == "unknown-column" or finding.details.get("kind") == "indicator"
        return kinds and (named in unread or named.rpartition("-")[0] in unread)

    def _unknown_files(self) -> None:
        """Files that nothing names; beside a YAML file that could not be read nobody can tell."""
        told = {finding.location.path for finding in self.findings}
        alike = [finding for finding in self.findings if finding.code == "names-alike"]
        told |= {str(PurePosixPath(f.location.path).parent / f.details["known"]) for f in alike}
        blocked = [PurePosixPath(f.location.path) for f in self.findings if f.blocks]
        unread = {path.parent for path in blocked if path.suffix == ".yml"}
        unread |= {PurePosixPath(f.location.path) for f in self.findings if f.code == "report-missing"}
        for path in self.tree.files:
            place = PurePosixPath(path)
            if path in self.sources or path in told or place.name in _IGNORED:
                continue
            if place.name.startswith(("~$", ".~lock")):  # what an open workbook leaves beside itself
                continue
            if place.suffix.lower() in (".yml", ".yaml") and (
                place.parent.name in ("indicators", "targets") or place.stem.lower() in _YAML_STEMS
            ):
                self.findings.append(blocking("yaml-extension", Location(path), value=place.name))
            elif place.parent not in unread:
                self.findings.append(
                    Finding("file-unused", Location(path), details=details(value=place.name))
                )
