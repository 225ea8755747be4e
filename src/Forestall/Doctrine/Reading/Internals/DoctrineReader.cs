using Forestall.Files;

namespace Forestall.Doctrine.Reading.Internals;

/// <summary>Reads a doctrine or a strategy.</summary>
internal sealed class DoctrineReader
{
    /// <summary>The longest span of months a condition may ask for: a century.</summary>
    public const int LongestSpan = 1200;

    /// <summary>The farthest horizon of a warning, and the most months in a row one can be asked for.</summary>
    public const int LongestWarning = 24;

    private readonly InstrumentSet _instruments;
    private readonly ProblemList _problems;
    private readonly bool _isStrategy;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private Dictionary<string, TextPlace> _parts = new(StringComparer.Ordinal);

    private DoctrineReader(InstrumentSet instruments, ProblemList problems, bool isStrategy)
    {
        _instruments = instruments;
        _problems = problems;
        _isStrategy = isStrategy;
    }

    private string Unit => _isStrategy ? "step" : "rule";

    /// <summary>The doctrine, its rules checked; null when something is wrong, which is reported.</summary>
    public static PreventionDoctrine? Read(ReadOnlySpan<byte> bytes, InstrumentSet instruments, ProblemList problems, bool isStrategy)
    {
        var reader = new DoctrineReader(instruments, problems, isStrategy);
        if (FileRoot.Read(bytes, isStrategy ? FileKeys.StrategyFormat : FileKeys.DoctrineFormat, problems) is not { } root)
        {
            return null;
        }

        var file = Fields.Of(root, isStrategy ? "a strategy" : "a doctrine", isStrategy ? FileKeys.StrategyFile : FileKeys.DoctrineFile, problems)!;
        var name = file.RequiredText("name", Fields.LongestName);
        var about = file.RequiredText("about");
        var rules = file.Required(reader.Unit + "s") is { } node ? reader.Rules(node) : [];
        foreach (var problem in RuleChecks.Find(rules, instruments, reader.Unit, isWhole: problems.IsEmpty))
        {
            problems.Add(problem);
        }

        return problems.IsEmpty
            ? new PreventionDoctrine(name!, about!, [.. rules.Select(static r => r.Rule)], FileRoot.Version(bytes), problems.Place(root.At))
            : null;
    }

    private List<RuleText> Rules(JsonNode node)
    {
        var rules = new List<RuleText>();
        if (node.Kind != JsonKind.List)
        {
            _problems.Add(node.At, $"'{Unit}s' is {node.InWords}; write a list of {Unit}s in square brackets.");
            return rules;
        }

        foreach (var item in node.Items)
        {
            _parts = new Dictionary<string, TextPlace>(StringComparer.Ordinal);
            if (Fields.Of(item, $"a {Unit}", _isStrategy ? FileKeys.Step : FileKeys.Rule, _problems) is { } fields && Rule(fields) is { } rule)
            {
                rules.Add(new RuleText(rule, _parts));
            }
        }

        return rules;
    }

    private Rule? Rule(Fields fields)
    {
        var before = _problems.Count;
        var name = fields.RequiredText("name", Fields.LongestName);
        if (name is not null && !_names.Add(name))
        {
            _problems.Add(fields.Optional("name")!.At, $"another {Unit} is called '{name}' already; give each its own name.");
        }

        var when = fields.Optional("when") is { } node ? When(node, name ?? Unit) : new Conditions();
        if (_isStrategy)
        {
            when = when with { MonthsFromStart = FromStart(fields) };
        }

        var use = Named(fields, "use");
        var withhold = Named(fields, "withhold");
        if (use.Count == 0 && withhold.Count == 0 && Nothing(fields, "use") && Nothing(fields, "withhold"))
        {
            _problems.Add(fields.At, $"the {Unit}{(name is null ? "" : $" '{name}'")} neither uses nor withholds an instrument; name some in \"use\" or \"withhold\", or take the {Unit} away.");
        }

        return _problems.Count == before ? new Rule(name!, when, use, withhold, _problems.Place(fields.At)) : null;
    }

    private static bool Nothing(Fields fields, string key) => fields.Optional(key) is not { } node || node is { Kind: JsonKind.List, Items.Count: 0 };

    private MonthSpan? FromStart(Fields fields)
    {
        Mark(fields, "from");
        Mark(fields, "until");
        var from = fields.Whole("from", 0, LongestSpan);
        var until = fields.Whole("until", 0, LongestSpan);
        return from is null && until is null ? null : new MonthSpan(from ?? 0, until ?? int.MaxValue);
    }

    /// <summary>Names of instruments in a list; those that are not known are reported.</summary>
    private List<string> Named(Fields fields, string key)
    {
        var known = _instruments.Instruments.Select(static i => i.Name).ToList();
        var names = new List<string>();
        foreach (var (word, at) in fields.Words(key))
        {
            if (known.Contains(word, StringComparer.Ordinal))
            {
                names.Add(word);
                _parts[$"{key}/{word}"] = _problems.Place(at);
                continue;
            }

            _problems.Add(at, InstrumentReader.Classes.Contains(word, StringComparer.Ordinal)
                ? $"'{word}' is a class, and '{key}' names instruments; use {Listed(word, known)}."
                : $"there is no instrument '{Fields.Shown(word)}'; {NearestWord.Hint(word, known, $"use {string.Join(", ", known)}.")}");
        }

        return names;
    }

    private string Listed(string name, IEnumerable<string> otherwise)
    {
        var ofClass = ClassMembers.Of(name, _instruments).ToList();
        return string.Join(", ", ofClass.Count > 0 ? ofClass : otherwise);
    }

    private Conditions When(JsonNode node, string rule)
    {
        if (Fields.Of(node, $"'when' in {rule}", _isStrategy ? FileKeys.StepConditions : FileKeys.Conditions, _problems) is not { } fields)
        {
            return new Conditions();
        }

        foreach (var key in FileKeys.Conditions)
        {
            Mark(fields, key);
        }

        return new Conditions
        {
            Rubicon = Side(fields),
            Warning = _isStrategy ? null : Warning(fields),
            DeathsInYear = Deaths(fields, "deathsInYear"),
            DeathsSinceRubicon = Deaths(fields, "deathsSinceRubicon"),
            MonthsSinceRubicon = Months(fields, "monthsSinceRubicon"),
            MonthsSinceFirstResponse = Months(fields, "monthsSinceFirstResponse"),
            Tried = InstrumentsOrClasses(fields, "tried"),
            NotTried = InstrumentsOrClasses(fields, "notTried"),
        };
    }

    private void Mark(Fields fields, string key)
    {
        if (fields.Optional(key) is not null)
        {
            _parts[key] = _problems.Place(fields.NameAt(key));
        }
    }

    private RubiconSide? Side(Fields fields)
    {
        if (fields.Optional("rubicon") is not { } node || Fields.Text(node, "'rubicon'", _problems) is not { } side)
        {
            return null;
        }

        if (FileKeys.Sides.Contains(side, StringComparer.Ordinal))
        {
            return side == "before" ? RubiconSide.Before : RubiconSide.After;
        }

        _problems.Add(node.At, $"'{Fields.Shown(side)}' is no side of the Rubicon; {NearestWord.Hint(side, FileKeys.Sides, "use before or after.")}");
        return null;
    }

    private WarningCondition? Warning(Fields when)
    {
        if (when.Optional("warning") is not { } node || Fields.Of(node, "'warning'", FileKeys.Warning, _problems) is not { } fields)
        {
            return null;
        }

        fields.Required("within");
        fields.Required("atLeast");
        var within = fields.Whole("within", 1, LongestWarning);
        var atLeast = fields.Number("atLeast", 0, 1, aboveLeast: true);
        var months = fields.Whole("for", 1, LongestWarning) ?? 1;
        return within is { } horizon && atLeast is { } level ? new WarningCondition(horizon, level, months) : null;
    }

    private HarmSpan? Deaths(Fields when, string key)
    {
        if (Span(when, key, FileKeys.HarmSpan) is not { } fields)
        {
            return null;
        }

        return new HarmSpan(fields.Number("atLeast", 0, double.PositiveInfinity) ?? 0, fields.Number("below", 0, double.PositiveInfinity) ?? double.PositiveInfinity);
    }

    private MonthSpan? Months(Fields when, string key)
    {
        if (Span(when, key, FileKeys.MonthSpan) is not { } fields)
        {
            return null;
        }

        return new MonthSpan(fields.Whole("atLeast", 0, LongestSpan) ?? 0, fields.Whole("atMost", 0, LongestSpan) ?? int.MaxValue);
    }

    private Fields? Span(Fields when, string key, IReadOnlyList<string> bounds)
    {
        if (when.Optional(key) is not { } node || Fields.Of(node, $"'{key}'", bounds, _problems) is not { } fields)
        {
            return null;
        }

        if (node.Members.Count == 0)
        {
            _problems.Add(node.At, $"'{key}' asks nothing; give {string.Join(" or ", bounds)}, or take it away.");
            return null;
        }

        return fields;
    }

    private List<string> InstrumentsOrClasses(Fields when, string key)
    {
        var known = _instruments.Instruments.Select(static i => i.Name).Concat(InstrumentReader.Classes).ToList();
        var names = new List<string>();
        if (when.Optional(key) is { Kind: JsonKind.List, Items.Count: 0 } empty)
        {
            _problems.Add(empty.At, $"'{key}' names nothing; name instruments or classes, or take it away.");
        }

        foreach (var (word, at) in when.Words(key))
        {
            if (known.Contains(word, StringComparer.Ordinal))
            {
                names.Add(word);
                _parts[$"{key}/{word}"] = _problems.Place(at);
                continue;
            }

            _problems.Add(at, $"there is no instrument or class '{Fields.Shown(word)}'; {NearestWord.Hint(word, known, $"use {string.Join(", ", known)}.")}");
        }

        return names;
    }
}
