using Forestall.Doctrine;
using Forestall.Doctrine.Reading;
using Forestall.Record.Curated;

namespace Forestall.Cli.Output;

/// <summary>A doctrine, a strategy or instruments in plain sentences, or as JSON.</summary>
/// <param name="Doctrine">The doctrine; null when only instruments are explained.</param>
/// <param name="IsStrategy">Whether it is a strategy.</param>
/// <param name="Instruments">The instruments to explain.</param>
/// <param name="Set">The set they belong to.</param>
/// <param name="Curated">The record whose estimates they name.</param>
internal sealed record DoctrineExplanation(PreventionDoctrine? Doctrine, bool IsStrategy, IReadOnlyList<Instrument> Instruments, InstrumentSet Set, CuratedRecord Curated)
{
    /// <summary>How an explanation is printed.</summary>
    internal enum Form
    {
        /// <summary>Sentences.</summary>
        Text,

        /// <summary>JSON for programs.</summary>
        Json,
    }

    private string Who => IsStrategy ? "the strategy" : "the doctrine";

    /// <summary>Finds what a person means: a doctrine that ships with Forestall, a file, or an instrument.</summary>
    /// <exception cref="InputException">There is nothing of that name, or something in the file is wrong.</exception>
    public static DoctrineExplanation Find(string what, InstrumentSet set, CuratedRecord curated)
    {
        if (DoctrineFiles.BuiltInNames.Contains(what, StringComparer.Ordinal))
        {
            return Of(DoctrineFiles.BuiltInDoctrine(what, set), isStrategy: false, set, curated);
        }

        if (set.Instruments.FirstOrDefault(i => i.Name == what) is { } instrument)
        {
            return new DoctrineExplanation(null, false, [instrument], set, curated);
        }

        if (!Path.Exists(what) && what.AsSpan().IndexOfAny("./\\") < 0)
        {
            throw new InputException($"'{what}' is no doctrine, file or instrument; name a doctrine ({string.Join(", ", DoctrineFiles.BuiltInNames)}), a file, or an instrument ({string.Join(", ", set.Instruments.Select(static i => i.Name))}).");
        }

        var ids = curated.Effects.Select(static e => e.Id).ToList();
        var found = DoctrineCheck.File(what, set, ids);
        return found switch
        {
            { Doctrine: { } doctrine, Kind: var kind } => Of(doctrine, kind == DoctrineFileKind.Strategy, set, curated),
            { Instruments: { } own } => new DoctrineExplanation(null, false, own.Instruments, own, curated),
            _ => throw new InputException(found.Problems.Count == 1
                ? found.Problems[0].ToString()
                : $"{found.Problems[0].ToString().TrimEnd('.')} ({found.Problems.Count - 1} more; 'forestall doctrine check {what}' names all)."),
        };
    }

    /// <summary>The explanation, line by line.</summary>
    public IEnumerable<string> Lines()
    {
        if (Doctrine is not null)
        {
            yield return $"{Doctrine.Name}: {Doctrine.About}";
            yield return "";
            yield return Doctrine.Rules.Count == 0 ? $"{char.ToUpperInvariant(Who[0])}{Who[1..]} has no rules: nothing is done." : "All rules that hold apply; an instrument is used if a rule that holds uses it and none withholds it.";
            foreach (var rule in Doctrine.Rules)
            {
                yield return $"- {rule.Name}: {DoctrineWords.Sentence(rule, Who)}";
            }

            if (Instruments.Count > 0)
            {
                yield return "";
                yield return "What is believed of the instruments it uses, and on what ground:";
            }
        }

        foreach (var question in Questions())
        {
            yield return $"Question '{question.Name}': {question.Asks} Answers: {string.Join(", ", question.Answers)}; '{question.Default}' unless another is chosen.";
        }

        foreach (var instrument in Instruments)
        {
            yield return "";
            yield return $"{instrument.Name} ({Vocabulary.Name(instrument.Class)}): {instrument.About}";
            foreach (var line in Lines(DoctrineWords.Beliefs(instrument, Set, Curated), instrument.Name))
            {
                yield return line;
            }
        }

        if (Instruments.Count > 0)
        {
            yield return "";
            yield return "All instruments together:";
            foreach (var line in Lines(DoctrineWords.SharedBeliefs(Set, Curated), prefix: null))
            {
                yield return line;
            }
        }
    }

    /// <summary>The explanation for programs.</summary>
    public object AsJson() => new
    {
        kind = Doctrine is null ? "instruments" : IsStrategy ? "strategy" : "doctrine",
        name = Doctrine?.Name ?? Set.Name,
        about = Doctrine?.About ?? Set.About,
        version = Doctrine?.Version ?? Set.Version,
        instrumentsVersion = Set.Version,
        rules = (Doctrine?.Rules ?? []).Select(r => new { name = r.Name, sentence = DoctrineWords.Sentence(r, Who), use = r.Use, withhold = r.Withhold, line = r.Place.Line, column = r.Place.Column }),
        questions = Questions().Select(static q => new { name = q.Name, asks = q.Asks, answers = q.Answers, @default = q.Default }),
        instruments = Instruments.Select(i => new { name = i.Name, @class = Vocabulary.Name(i.Class), about = i.About, beliefs = DoctrineWords.Beliefs(i, Set, Curated).Select(Belief) }),
        shared = Instruments.Count > 0 ? DoctrineWords.SharedBeliefs(Set, Curated).Select(Belief) : [],
    };

    private static DoctrineExplanation Of(PreventionDoctrine doctrine, bool isStrategy, InstrumentSet set, CuratedRecord curated)
    {
        var used = doctrine.Rules.SelectMany(static r => r.Use).ToHashSet(StringComparer.Ordinal);
        return new DoctrineExplanation(doctrine, isStrategy, [.. set.Instruments.Where(i => used.Contains(i.Name))], set, curated);
    }

    private IEnumerable<Question> Questions()
    {
        var asked = Instruments.Count == 0 ? [] : Instruments.SelectMany(static i => i.Parameters).Append(Set.ThreatWithoutForce).Append(Set.SynergyCrossing).Append(Set.SynergyHarm).Select(static p => p.Question).ToHashSet(StringComparer.Ordinal);
        return Set.Questions.Where(q => asked.Contains(q.Name));
    }

    private static IEnumerable<string> Lines(IReadOnlyList<BeliefInWords> beliefs, string? prefix)
    {
        foreach (var belief in beliefs)
        {
            var name = prefix is null ? belief.Parameter : belief.Parameter[(prefix.Length + 1)..];
            var under = belief.Question is null ? "" : $" ('{belief.Question}' answered '{belief.Answer}'{(belief.IsDefault ? ", as it is unless chosen otherwise" : "")})";
            yield return $"  {name}, {belief.Means}{under}: {belief.Distribution.InWords()}; {belief.Source}.";
        }
    }

    private static object Belief(BeliefInWords belief) => new
    {
        parameter = belief.Parameter,
        means = belief.Means,
        question = belief.Question,
        answer = belief.Answer,
        isDefault = belief.IsDefault,
        distribution = belief.Distribution.InWords(),
        low = belief.Distribution.Quantile(0.05),
        median = belief.Distribution.Quantile(0.5),
        high = belief.Distribution.Quantile(0.95),
        effects = belief.Effects,
        source = belief.Source,
    };
}
