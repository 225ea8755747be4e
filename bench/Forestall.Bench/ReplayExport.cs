using System.Globalization;
using System.Text.Json;
using Forestall.Doctrine;
using Forestall.Doctrine.Reading;
using Forestall.Record;
using Forestall.Record.Curated;
using Forestall.Record.Thresholds;
using Forestall.Warning;

namespace Forestall.Bench;

/// <summary>Writes the shipped record, warnings, instruments and doctrines as one JSON file, the input of <c>replay_numpy.py</c>. Months of a situation are counted from its first.</summary>
internal static class ReplayExport
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static int Write(string path)
    {
        var record = ViolenceRecord.Embedded;
        var warnings = WarningHistory.Shipped(record, WarningSettings.Default) ?? throw new InvalidOperationException("The shipped warnings do not belong to the shipped record.");
        var instruments = DoctrineFiles.BuiltInInstruments(CuratedRecord.Embedded);
        var answers = instruments.Answer(new Dictionary<string, string>(StringComparer.Ordinal));
        var doctrines = DoctrineFiles.BuiltInNames.Select(name => DoctrineFiles.BuiltInDoctrine(name, instruments)).ToList();
        var crossings = Crossings.Find(record, RubiconSettings.Default);
        var horizons = doctrines.SelectMany(static d => d.Rules).Select(static r => r.When.Warning?.Within).OfType<int>().Distinct().Order().ToList();
        var names = instruments.Instruments.Select(static i => i.Name).ToList();
        var content = new
        {
            Format = "forestall-replay-bench/2",
            Situations = record.Situations.Select(s => new
            {
                s.Code,
                s.Region,
                FirstMonth = s.From.Ordinal,
                Deaths = record.Months(s).ToArray().Select(static m => m.Harm.All.Best),
                Onsets = crossings.Where(c => c.Situation.Code == s.Code && c.Kind == CrossingKind.Onset)
                    .Select(c => new { c.Id, Crossing = c.Month - s.From, End = (c.End ?? s.To + 1) - s.From, c.LeftCensored, c.Open }),
                Surges = crossings.Where(c => c.Situation.Code == s.Code && c.Kind == CrossingKind.Surge).Select(c => c.Month - s.From),
                Warnings = horizons.ToDictionary(
                    static h => h.ToString(CultureInfo.InvariantCulture),
                    h => Enumerable.Range(0, s.Months).Select(t => warnings.TryGet(s, s.From + t, h, out var p) ? p : (double?)null),
                    StringComparer.Ordinal),
            }),
            Instruments = instruments.Instruments.Select(i => new
            {
                i.Name,
                Class = Vocabulary.Classes[(int)i.Class],
                i.IsCoercive,
                Parameters = i.Parameters.ToDictionary(p => p.Name[(i.Name.Length + 1)..], Described, StringComparer.Ordinal),
            }),
            Interactions = new[] { instruments.ThreatWithoutForce, instruments.SynergyCrossing, instruments.SynergyHarm }.ToDictionary(static p => p.Name, Described, StringComparer.Ordinal),
            Doctrines = doctrines.Select(d => new { d.Name, Rules = d.Rules.Select(Compiled) }),
        };
        File.WriteAllText(path, JsonSerializer.Serialize(content, Options));
        return 0;

        object Described(Parameter parameter) => parameter.Under(answers).Distribution switch
        {
            PointValue v => new { Kind = "point", v.Value },
            UniformValue v => new { Kind = "uniform", v.Low, v.High },
            TriangularValue v => new { Kind = "triangular", v.Low, v.Mode, v.High },
            LognormalValue v => new { Kind = "lognormal", v.Low, v.High, v.Least, Most = double.IsPositiveInfinity(v.Most) ? (double?)null : v.Most },
            var other => throw new NotSupportedException(other.InWords()),
        };

        object Compiled(Rule rule) => new
        {
            Rubicon = rule.When.Rubicon?.ToString().ToLowerInvariant(),
            rule.When.Warning,
            DeathsInYear = Deaths(rule.When.DeathsInYear),
            DeathsSinceRubicon = Deaths(rule.When.DeathsSinceRubicon),
            rule.When.MonthsSinceRubicon,
            rule.When.MonthsSinceFirstResponse,
            Tried = rule.When.Tried.Select(Members),
            NotTried = rule.When.NotTried.SelectMany(Members).Distinct().Order(),
            Use = rule.Use.Select(n => names.IndexOf(n)),
            Withhold = rule.Withhold.Select(n => names.IndexOf(n)),
        };

        static object? Deaths(HarmSpan? span) => span is null ? null : new { span.AtLeast, Below = double.IsPositiveInfinity(span.Below) ? (double?)null : span.Below };

        IEnumerable<int> Members(string name) => names.Contains(name, StringComparer.Ordinal)
            ? [names.IndexOf(name)]
            : instruments.Instruments.Select(static (i, at) => (i, at)).Where(p => Vocabulary.Classes[(int)p.i.Class] == name).Select(static p => p.at);
    }
}
