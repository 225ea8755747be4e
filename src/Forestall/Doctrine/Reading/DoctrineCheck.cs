using System.Globalization;
using Forestall.Doctrine.Reading.Internals;
using Forestall.Record;
using Forestall.Record.Thresholds;
using Forestall.Warning;

namespace Forestall.Doctrine.Reading;

/// <summary>Finds what is wrong in a file before anything runs. Rules and their conditions: docs/methods/replay.md, section 4.</summary>
public static class DoctrineCheck
{
    /// <summary>Everything that is wrong in a file of instruments, a doctrine or a strategy; its format says which it is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="instruments">The instruments a doctrine or strategy may name.</param>
    /// <param name="effectIds">Ids of the estimates that instruments may name as sources.</param>
    /// <exception cref="InputException">The file cannot be read at all.</exception>
    public static CheckedFile File(string path, InstrumentSet instruments, IReadOnlyCollection<string> effectIds)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(instruments);
        ArgumentNullException.ThrowIfNull(effectIds);
        return Text(path, FileRoot.Bytes(path), instruments, effectIds);
    }

    /// <summary>Everything that is wrong in a text that holds a doctrine or a strategy; its format says which it is.</summary>
    /// <param name="name">The name of the text in messages.</param>
    /// <param name="text">The text.</param>
    /// <param name="instruments">The instruments it may name.</param>
    public static CheckedFile OfText(string name, string text, InstrumentSet instruments)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(instruments);
        return Text(name, System.Text.Encoding.UTF8.GetBytes(text), instruments, []);
    }

    /// <summary>Rules that can never fire, whatever the record, and rules that contradict each other; each with the place of its rule.</summary>
    /// <param name="doctrine">The doctrine, or the strategy as one.</param>
    /// <param name="instruments">The instruments it names.</param>
    public static IReadOnlyList<TextProblem> Rules(PreventionDoctrine doctrine, InstrumentSet instruments)
    {
        ArgumentNullException.ThrowIfNull(doctrine);
        ArgumentNullException.ThrowIfNull(instruments);
        return RuleChecks.Find([.. doctrine.Rules.Select(RuleText.Of)], instruments, "rule", isWhole: true);
    }

    /// <summary>
    /// Rules that ask for a warning which no situation of a record ever has, in the recorded history or in one in which crossings are prevented
    /// (docs/methods/replay.md, section 5). Such a rule can never fire on that record.
    /// </summary>
    /// <param name="doctrine">The doctrine.</param>
    /// <param name="record">The record.</param>
    /// <param name="warnings">The warnings kept with it.</param>
    /// <param name="rubicon">What counts as a crossing.</param>
    /// <exception cref="InputException">A setting is out of range.</exception>
    public static IReadOnlyList<TextProblem> OnRecord(PreventionDoctrine doctrine, ViolenceRecord record, WarningHistory warnings, RubiconSettings rubicon)
    {
        ArgumentNullException.ThrowIfNull(doctrine);
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(warnings);
        ArgumentNullException.ThrowIfNull(rubicon);
        var problems = new List<TextProblem>();
        var highest = new HighestWarnings(record, warnings, rubicon);
        foreach (var rule in doctrine.Rules)
        {
            if (rule.When.Warning is { } asked && highest.For(asked.Within, asked.For) is var found && found < asked.AtLeast)
            {
                var row = asked.For == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" for {asked.For} months in a row");
                problems.Add(new TextProblem(rule.Place, found < 0
                    ? $"the rule '{rule.Name}' can never fire on this record: there is no warning{row}; change its conditions or take it away."
                    : $"the rule '{rule.Name}' can never fire on this record: no warning within {asked.Within} month{(asked.Within == 1 ? "" : "s")} is at least {DoctrineWords.Percent(asked.AtLeast)}{row}, the highest is {DoctrineWords.Percent(Math.Round(found, 5))}; ask for less or take the rule away."));
            }
        }

        return problems;
    }

    internal static CheckedFile Text(string name, byte[] bytes, InstrumentSet instruments, IReadOnlyCollection<string> effectIds)
    {
        var problems = new ProblemList(name);
        FileRoot.Read(bytes, problems, out var format);
        DoctrineFileKind? kind = format switch
        {
            FileKeys.InstrumentsFormat => DoctrineFileKind.Instruments,
            FileKeys.DoctrineFormat => DoctrineFileKind.Doctrine,
            FileKeys.StrategyFormat => DoctrineFileKind.Strategy,
            _ => null,
        };
        if (kind is null)
        {
            return new CheckedFile(kind, problems.All, null, null);
        }

        problems = new ProblemList(name);
        var set = kind == DoctrineFileKind.Instruments ? InstrumentReader.Read(bytes, effectIds, problems) : null;
        var doctrine = kind != DoctrineFileKind.Instruments ? DoctrineReader.Read(bytes, instruments, problems, kind == DoctrineFileKind.Strategy) : null;
        return new CheckedFile(kind, problems.All, set, doctrine);
    }
}
