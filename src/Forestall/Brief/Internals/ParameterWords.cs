using Forestall.Doctrine;
using static System.FormattableString;

namespace Forestall.Brief.Internals;

/// <summary>Parameters and the answers taken, in words for those who have read no manual.</summary>
internal static class ParameterWords
{
    /// <summary>What is uncertain, such as <c>the effect of mediation on deaths after the crossing</c>.</summary>
    public static string Of(string parameter)
    {
        var dot = parameter.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return parameter switch
            {
                "threatWithoutForce" => "what a threat is worth without usable force behind it",
                "synergyCrossing" => "whether diplomacy and coercion help each other before the crossing",
                "synergyHarm" => "whether diplomacy and coercion help each other after the crossing",
                _ => parameter,
            };
        }

        var instrument = Instrument(parameter[..dot]);
        return parameter[(dot + 1)..] switch
        {
            "delay" => $"the months of preparation for {instrument}",
            "duration" => $"the least time in place of {instrument}",
            "crossing" => $"the effect of {instrument} on the chance of a crossing",
            "harm" => $"the effect of {instrument} on deaths after the crossing",
            "available" => $"the chance that {instrument} can be had",
            "backfire.chance" => $"the chance that a use of {instrument} backfires",
            "backfire.harm" => $"the rise in deaths where a use of {instrument} backfires",
            "backfire.episode" => $"the chance that a use of {instrument} that backfires begins an episode",
            "losses" => $"the deaths among those sent in {instrument}",
            "cost" => $"the cost of {instrument}",
            _ => parameter,
        };
    }

    /// <summary>The name of an instrument with spaces.</summary>
    public static string Instrument(string name) => name.Replace('-', ' ');

    /// <summary>Each question with the answer taken, in the order of the instruments' file.</summary>
    public static IEnumerable<string> Answers(InstrumentSet instruments, IReadOnlyDictionary<string, string> answers) =>
        instruments.Questions.Where(q => answers.ContainsKey(q.Name)).Select(q => Invariant($"“{q.Asks.Split(':')[0].TrimEnd('?', '.', ' ')}?” ({answers[q.Name]})"));
}
