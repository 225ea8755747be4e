using Forestall.Record.Curated;

namespace Forestall.Doctrine;

/// <summary>A kind of measure, with what is believed of it. Method note: docs/methods/replay.md, section 3.</summary>
/// <param name="Name">Its name in rules, such as <c>mediation</c>.</param>
/// <param name="Class">Its class.</param>
/// <param name="About">What it is, in a sentence.</param>
/// <param name="Delay">Months of preparation, 0 to 60.</param>
/// <param name="Duration">Months it stays at least, 1 to 240.</param>
/// <param name="Crossing">Factor on the chance that a coming crossing happens, 0 to 1.</param>
/// <param name="Harm">Factor on the deaths of a month after the crossing, 0 to 5.</param>
/// <param name="Available">Chance that it can be had, 0 to 1.</param>
/// <param name="BackfireChance">Chance that a use backfires, 0 to 1.</param>
/// <param name="BackfireHarm">Factor on the deaths of a month after the crossing when it did, 1 to 10.</param>
/// <param name="BackfireEpisode">Chance that a use that backfires outside an episode begins one, 0 to 1.</param>
/// <param name="Losses">Own losses: deaths among those sent, a month in place, 0 to 1000.</param>
/// <param name="Cost">Cost index, a month in place, 0 to 100.</param>
/// <param name="Place">Where it is written.</param>
public sealed record Instrument(
    string Name,
    MeasureClass Class,
    string About,
    Parameter Delay,
    Parameter Duration,
    Parameter Crossing,
    Parameter Harm,
    Parameter Available,
    Parameter BackfireChance,
    Parameter BackfireHarm,
    Parameter BackfireEpisode,
    Parameter Losses,
    Parameter Cost,
    TextPlace Place)
{
    /// <summary>Its parameters, in the order of the method note.</summary>
    public IReadOnlyList<Parameter> Parameters => [Delay, Duration, Crossing, Harm, Available, BackfireChance, BackfireHarm, BackfireEpisode, Losses, Cost];

    /// <summary>Whether it is coercive: economic coercion, threat or force.</summary>
    public bool IsCoercive => Class is MeasureClass.Economic or MeasureClass.Threat or MeasureClass.Force;
}

/// <summary>A question on which estimates compete, with the answers one may choose.</summary>
/// <param name="Name">Its name, such as <c>force</c>.</param>
/// <param name="Asks">The question in words.</param>
/// <param name="Answers">Names of the answers.</param>
/// <param name="Default">The answer taken unless another is chosen.</param>
/// <param name="Place">Where it is written.</param>
public sealed record Question(string Name, string Asks, IReadOnlyList<string> Answers, string Default, TextPlace Place);

/// <summary>The instruments doctrines choose from.</summary>
/// <param name="Name">Name of the set.</param>
/// <param name="About">What it is.</param>
/// <param name="Questions">Questions on which estimates compete.</param>
/// <param name="ThreatWithoutForce">What is left of a threat's effect without usable force behind it, 0 to 1.</param>
/// <param name="SynergyCrossing">Factor on the chance of a crossing where diplomacy and coercion are both in place, above 0, at most 2.</param>
/// <param name="SynergyHarm">The same for harm.</param>
/// <param name="Instruments">The instruments, in the order of the file.</param>
/// <param name="Version">First twelve hexadecimal digits of the SHA-256 of the file.</param>
public sealed record InstrumentSet(
    string Name,
    string About,
    IReadOnlyList<Question> Questions,
    Parameter ThreatWithoutForce,
    Parameter SynergyCrossing,
    Parameter SynergyHarm,
    IReadOnlyList<Instrument> Instruments,
    string Version)
{
    /// <summary>All parameters: of the instruments in their order, then the three of all instruments.</summary>
    public IReadOnlyList<Parameter> Parameters => [.. Instruments.SelectMany(static i => i.Parameters), ThreatWithoutForce, SynergyCrossing, SynergyHarm];

    /// <summary>The default answer to every question, with some answered otherwise.</summary>
    /// <param name="chosen">Question and answer.</param>
    /// <exception cref="InputException">There is no such question or answer.</exception>
    public IReadOnlyDictionary<string, string> Answer(IReadOnlyDictionary<string, string> chosen)
    {
        ArgumentNullException.ThrowIfNull(chosen);
        var answers = Questions.ToDictionary(static q => q.Name, static q => q.Default, StringComparer.Ordinal);
        foreach (var (name, answer) in chosen)
        {
            var question = Questions.FirstOrDefault(q => q.Name == name)
                ?? throw new InputException($"there is no question '{name}'; choose one of {string.Join(", ", answers.Keys)}.");
            answers[name] = question.Answers.Contains(answer, StringComparer.Ordinal)
                ? answer
                : throw new InputException($"'{answer}' is no answer to '{name}'; choose one of {string.Join(", ", question.Answers)}.");
        }

        return answers;
    }
}
