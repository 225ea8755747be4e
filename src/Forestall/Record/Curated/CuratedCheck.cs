using System.Globalization;
using System.Text.RegularExpressions;
using Forestall.Record.Curated.Internals;

namespace Forestall.Record.Curated;

/// <summary>Checks every row of the curated record; each problem names its file, line and id.</summary>
public static partial class CuratedCheck
{
    private const int MonthsAfterWindowForEarly = 3;
    private const int MonthsBeforeIndependence = 12;
    private const int MonthsOfEffect = 12;

    /// <summary>All problems.</summary>
    public static IReadOnlyList<string> Run(CuratedRecord curated, ViolenceRecord record)
    {
        ArgumentNullException.ThrowIfNull(curated);
        ArgumentNullException.ThrowIfNull(record);
        return [.. Episodes(curated, record), .. Measures(curated, record), .. Cases(curated, record), .. Codings(curated), .. Effects(curated)];
    }

    private static IEnumerable<string> Episodes(CuratedRecord curated, ViolenceRecord record)
    {
        foreach (var twice in Repeated(curated.Episodes.Select(static e => e.Id)))
        {
            yield return $"{CuratedFiles.EpisodesFile}: the id {twice} stands there twice.";
        }

        foreach (var e in curated.Episodes)
        {
            var place = $"{CuratedFiles.EpisodesFile}, {e.Id}:";
            if (!EpisodeId().IsMatch(e.Id) || e.Id[..3] != e.Situation)
            {
                yield return $"{place} the id must be the situation with a month (RWA-1994-04) or with near and a year (MKD-near-1992).";
            }

            if (!record.TryFind(e.Situation, out _))
            {
                yield return $"{place} '{e.Situation}' is no situation.";
            }

            if (e.To < e.From)
            {
                yield return $"{place} it ends in {e.To}, before it begins in {e.From}.";
            }

            if (e.IsNear && e.Expectation.Length == 0)
            {
                yield return $"{place} a near-episode must say who expected mass violence, and when.";
            }

            foreach (var problem in Cited(place, e.Citation))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<string> Measures(CuratedRecord curated, ViolenceRecord record)
    {
        foreach (var twice in Repeated(curated.Measures.Select(static m => m.Id)))
        {
            yield return $"{CuratedFiles.MeasuresFile}: the id {twice} stands there twice.";
        }

        foreach (var m in curated.Measures)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{CuratedFiles.MeasuresFile}, line {m.Line}, {m.Id}:");
            foreach (var problem in Identity(m, curated, record).Concat(Dates(m)).Concat(Words(m)).Concat(Resolutions(m)))
            {
                yield return $"{place} {problem}";
            }

            foreach (var problem in Cited(place, m.Citation))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<string> Identity(Measure m, CuratedRecord curated, ViolenceRecord record)
    {
        var start = m.Start.Precision == "year" ? m.Start.ToString() : m.Start.FirstMonth.ToString();
        if (!MeasureId().IsMatch(m.Id) || !m.Id.StartsWith($"{m.Situation}-{start}-", StringComparison.Ordinal))
        {
            yield return $"the id must begin with situation and start, {m.Situation}-{start}-, and go on in small letters.";
        }

        if (curated.Episode(m.Episode) is not { } episode)
        {
            yield return $"there is no episode '{m.Episode}' in {CuratedFiles.EpisodesFile}.";
        }
        else if (m.Start.LastMonth < episode.From || m.Start.FirstMonth > (episode.To ?? record.To))
        {
            yield return $"it starts in {m.Start}, outside the span of its episode, {episode.From} to {(episode.To ?? record.To)}.";
        }

        if (!record.TryFind(m.Situation, out var situation) || situation.Code != m.Situation)
        {
            yield return $"'{m.Situation}' is no situation.";
        }
        else if (m.Start.FirstMonth > situation.To || (situation.From > record.From && m.Start.LastMonth < situation.From - MonthsBeforeIndependence))
        {
            yield return $"it starts in {m.Start}, outside the life of {m.Situation}, {situation.From} to {situation.To}.";
        }
    }

    private static IEnumerable<string> Dates(Measure m)
    {
        if (m.End is { } end)
        {
            if (end.Precision != m.EndKind)
            {
                yield return $"the end {end} is not given to the {m.EndKind}.";
            }

            if (end.LastMonth < m.Start.FirstMonth || (end.LastMonth == m.Start.FirstMonth && end.Day < m.Start.Day))
            {
                yield return $"it ends on {end}, before it starts on {m.Start}.";
            }
        }
        else if (m.EndKind is not ("act" or "ongoing" or "unknown"))
        {
            yield return $"the end is missing; give it to the {m.EndKind}, or say act, ongoing or unknown.";
        }
    }

    private static IEnumerable<string> Words(Measure m)
    {
        if (!Vocabulary.Instruments[m.Class].Contains(m.Instrument))
        {
            yield return $"the class {Vocabulary.Name(m.Class)} has no instrument '{m.Instrument}'; use {string.Join(", ", Vocabulary.Instruments[m.Class].Order(StringComparer.Ordinal))}.";
        }

        foreach (var (word, allowed, column) in new[] { (m.Status, Vocabulary.Statuses, "status"), (m.Result, Vocabulary.Results, "result"), (m.Authority, Vocabulary.Authorities, "authority") })
        {
            if (!allowed.Contains(word))
            {
                yield return $"the {column} '{word}' is not allowed; use {string.Join(", ", allowed.Order(StringComparer.Ordinal))}.";
            }
        }

        if (m.Actor.Length == 0 || m.Target.Length == 0 || m.Description.Length == 0)
        {
            yield return "actor, target and description must be filled in.";
        }
    }

    private static IEnumerable<string> Resolutions(Measure m)
    {
        foreach (var number in m.Resolutions)
        {
            if (ResolutionYears.Of(number) is not { } year)
            {
                yield return $"there is no resolution {number} between 1987 and 2024.";
            }
            else if (year > (m.End?.Year ?? m.Start.Year) + 1 && m.EndKind is not "ongoing")
            {
                yield return $"resolution {number} is of {year}, after the measure.";
            }
        }

        foreach (Match cited in CitedResolution().Matches(m.Citation.Document))
        {
            var (number, year) = (int.Parse(cited.Groups["number"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(cited.Groups["year"].ValueSpan, CultureInfo.InvariantCulture));
            if (ResolutionYears.Of(number) is { } adopted && adopted != year)
            {
                yield return $"the source names resolution {number} of {year}; it is of {adopted}.";
            }
        }

        foreach (var number in m.Resolutions.Where(n => !Mentions(m, n)))
        {
            yield return $"resolution {number} is named neither in source, description nor note.";
        }
    }

    private static bool Mentions(Measure m, int number) =>
        new[] { m.Citation.Document, m.Description, m.Note }.Any(t => Regex.IsMatch(t, $@"(?<!\d){number}(?!\d)", RegexOptions.None, TimeSpan.FromSeconds(1)));

    private static IEnumerable<string> Cases(CuratedRecord curated, ViolenceRecord record)
    {
        foreach (var twice in Repeated(curated.Cases.Select(static c => c.Id)))
        {
            yield return $"{CuratedFiles.CasesFile}: the id {twice} stands there twice.";
        }

        var codings = curated.Codings.ToLookup(static c => (c.Case, c.Condition));
        foreach (var c in curated.Cases)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{CuratedFiles.CasesFile}, line {c.Line}, {c.Id}:");
            if (c.Id != $"{c.Situation}-{c.Opens}")
            {
                yield return $"{place} the id must be situation and opening, {c.Situation}-{c.Opens}.";
            }

            if (curated.Episode(c.Episode) is null)
            {
                yield return $"{place} there is no episode '{c.Episode}'.";
            }

            if (c.Closes < c.Opens || c.Rule is < 1 or > 3 || c.Name.Length == 0 || c.Question.Length == 0)
            {
                yield return $"{place} the window must close after it opens, the rule be 1, 2 or 3, and name and question be filled in.";
            }

            foreach (var condition in CaseConditions.All)
            {
                foreach (var problem in Value(c, condition, [.. codings[(c.Id, condition)]]))
                {
                    yield return $"{place} {problem}";
                }
            }

            if (record.TryFind(c.Situation, out var situation)
                && c.Values["AVERTED"] is { } averted
                && averted < CaseConditions.Averted(DeathsAfter(record, situation, c.Opens))
                && !codings[(c.Id, "AVERTED")].Any(static k => OtherCount().IsMatch(k.Reason)))
            {
                yield return $"{place} AVERTED is {averted.ToString(CultureInfo.InvariantCulture)}, but the whole situation had only {DeathsAfter(record, situation, c.Opens)} deaths in the 24 months from its opening, and no reason names a count of an inquiry.";
            }
        }

        foreach (var stray in curated.Codings.Where(k => curated.Cases.All(c => c.Id != k.Case)).Select(static k => k.Case).Distinct(StringComparer.Ordinal))
        {
            yield return $"{CuratedFiles.CodingsFile}: the case {stray} is not in {CuratedFiles.CasesFile}.";
        }
    }

    private static IEnumerable<string> Value(PreventionCase c, string condition, List<CaseCoding> codings)
    {
        var settled = codings.Find(static k => k.Coder == "settled") ?? codings.Find(static k => k.Coder == "first");
        if (settled is null)
        {
            yield return $"there is no first coding of {condition}.";
            yield break;
        }

        if (c.Values[condition] != settled.Value)
        {
            yield return $"{condition} is {Text(c.Values[condition])}, but the coding settled on {Text(settled.Value)}.";
        }

        if (codings.Select(static k => k.Coder).Distinct(StringComparer.Ordinal).Count() != codings.Count)
        {
            yield return $"{condition} is coded twice by the same coder.";
        }

        var (first, second) = (codings.Find(static k => k.Coder == "first"), codings.Find(static k => k.Coder == "second"));
        if (first is not null && second is not null && first.Value != second.Value && settled.Coder != "settled")
        {
            yield return $"the codings of {condition} differ ({Text(first.Value)} and {Text(second.Value)}) and are not settled.";
        }
    }

    private static IEnumerable<string> Codings(CuratedRecord curated)
    {
        var measures = new Dictionary<string, Measure>(StringComparer.Ordinal);
        foreach (var m in curated.Measures)
        {
            measures.TryAdd(m.Id, m);
        }

        var cases = curated.Cases.DistinctBy(static c => c.Id, StringComparer.Ordinal).ToDictionary(static c => c.Id, StringComparer.Ordinal);
        foreach (var k in curated.Codings)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{CuratedFiles.CodingsFile}, line {k.Line}, {k.Case} {k.Condition}:");
            if (!CaseConditions.All.Contains(k.Condition, StringComparer.Ordinal))
            {
                yield return $"{place} there is no such condition; use {string.Join(", ", CaseConditions.All)}.";
            }

            if (k.Value is { } value ? !CaseConditions.Anchors.Contains(value) : !CaseConditions.MayBeEmpty(k.Condition))
            {
                yield return $"{place} the value {Text(k.Value)} has no anchor; use 0, 0.33, 0.67 or 1.";
            }

            if (k.Reason.Length == 0)
            {
                yield return $"{place} the reason is missing.";
            }

            if (cases.TryGetValue(k.Case, out var coded) && LacksItsMeasure(k, coded, measures))
            {
                yield return $"{place} a value of {Text(k.Value)} needs a measure of its class in force in the window, or a reason that begins with General knowledge.";
            }

            foreach (var id in k.Measures)
            {
                if (!measures.TryGetValue(id, out var measure))
                {
                    yield return $"{place} there is no measure {id}.";
                }
                else if (cases.TryGetValue(k.Case, out var c) && Misplaced(k, c, measure))
                {
                    yield return $"{place} the measure {id} of {measure.Start} lies outside the window {c.Opens} to {c.Closes}, or in another situation and episode.";
                }
            }
        }
    }

    /// <summary>Whether a condition that is about one class of measures is said to be present without any of that class.</summary>
    private static bool LacksItsMeasure(CaseCoding k, PreventionCase c, Dictionary<string, Measure> measures) =>
        k.Value > 0.5
        && ClassOf(k.Condition) is { } kind
        && !k.Reason.StartsWith("General knowledge", StringComparison.Ordinal)
        && !k.Measures.Any(id => measures.TryGetValue(id, out var m) && m.Class == kind && LastMonth(m) >= c.Opens && m.Start.FirstMonth <= c.Closes);

    private static MeasureClass? ClassOf(string condition) => condition switch
    {
        "ECON" => MeasureClass.Economic,
        "THREAT" => MeasureClass.Threat,
        "DEPLOY" => MeasureClass.Deployment,
        "FORCE" => MeasureClass.Force,
        _ => null,
    };

    /// <summary>A measure of another place, after the window, or over for more than a year when it opened. For EARLY a little after the window is allowed, and any time before.</summary>
    private static bool Misplaced(CaseCoding k, PreventionCase c, Measure measure)
    {
        var isOutcome = CaseConditions.Outcomes.Contains(k.Condition, StringComparer.Ordinal);
        return (measure.Situation != c.Situation && measure.Episode != c.Episode)
            || (!isOutcome && measure.Start.FirstMonth > c.Closes + (k.Condition == "EARLY" ? MonthsAfterWindowForEarly : 0))
            || (!isOutcome && k.Condition != "EARLY" && LastMonth(measure) < c.Opens - MonthsOfEffect);
    }

    /// <summary>As the measure says; where its end is unknown a coding may take it to last.</summary>
    private static Month LastMonth(Measure measure) =>
        measure.EndKind == "unknown" ? Measure.Never : measure.LastMonth;

    private static IEnumerable<string> Effects(CuratedRecord curated)
    {
        foreach (var twice in Repeated(curated.Effects.Select(static e => e.Id)))
        {
            yield return $"{CuratedFiles.EffectsFile}: the id {twice} stands there twice.";
        }

        var disagreements = curated.Effects.DistinctBy(static e => e.Id, StringComparer.Ordinal).ToDictionary(static e => e.Id, static e => e.Disagrees, StringComparer.Ordinal);
        foreach (var e in curated.Effects)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{CuratedFiles.EffectsFile}, line {e.Line}, {e.Id}:");
            if (e.Id.Length == 0 || !e.Id.All(static ch => char.IsAsciiLetterLower(ch) || char.IsAsciiDigit(ch) || ch == '-'))
            {
                yield return $"{place} the id must be of small letters, digits and hyphens.";
            }

            if (e.Low > e.High || e.Estimate < e.Low || e.Estimate > e.High)
            {
                yield return $"{place} the estimate {Text(e.Estimate)} lies outside its interval {Text(e.Low)} to {Text(e.High)}.";
            }

            if (e.Low is null != e.High is null || e.Low is null != e.IntervalLevel is null)
            {
                yield return $"{place} an interval needs both bounds and its level.";
            }

            if (e.Unit.Length == 0 || e.Population.Length == 0 || e.Method.Length == 0 || e.Weakness.Length == 0)
            {
                yield return $"{place} unit, population, method and weakness must be filled in.";
            }

            if (!Vocabulary.Classes.Contains(e.Instrument, StringComparer.Ordinal) && !Vocabulary.Instruments.Values.Any(i => i.Contains(e.Instrument)))
            {
                yield return $"{place} '{e.Instrument}' is neither a class nor an instrument of measures.";
            }

            foreach (var other in e.Disagrees)
            {
                if (!disagreements.TryGetValue(other, out var others))
                {
                    yield return $"{place} it disagrees with {other}, which is not there.";
                }
                else if (!others.Contains(e.Id, StringComparer.Ordinal))
                {
                    yield return $"{place} it disagrees with {other}, but that row does not disagree with it.";
                }
            }

            foreach (var problem in Cited(place, e.Citation))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<string> Cited(string place, Citation citation)
    {
        if (citation.Document.Length == 0)
        {
            yield return $"{place} the source is missing.";
        }

        if (citation.Read && !citation.Address.StartsWith("http", StringComparison.Ordinal))
        {
            yield return $"{place} it says read, so it needs the address of what was read.";
        }

        if (!citation.Read && citation.Address.Length > 0)
        {
            yield return $"{place} it stands from general knowledge, so it has no address.";
        }
    }

    private static long DeathsAfter(ViolenceRecord record, Situation situation, Month opens)
    {
        var sum = 0L;
        foreach (var month in record.Months(situation))
        {
            sum += month.Month >= opens && month.Month < opens + 24 ? month.Harm.All.Best : 0;
        }

        return sum;
    }

    private static IEnumerable<string> Repeated(IEnumerable<string> ids) =>
        ids.GroupBy(static i => i, StringComparer.Ordinal).Where(static g => g.Skip(1).Any()).Select(static g => g.Key);

    private static string Text(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "empty";

    [GeneratedRegex(@"^[A-Z]{3}-(\d{4}-\d{2}|near-\d{4})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EpisodeId();

    [GeneratedRegex(@"^[A-Z]{3}-\d{4}(-\d{2})?(-[a-z0-9]+)+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MeasureId();

    [GeneratedRegex(@"inquiry.*\d{3}|\d{3}.*inquiry", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OtherCount();

    [GeneratedRegex(@"S/RES/(?<number>\d+) \((?<year>\d{4})\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CitedResolution();
}
