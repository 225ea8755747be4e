using System.Text.Json.Serialization;
using Forestall.Dilemmas.Appraisals;

namespace Forestall.Workbench.Plans;

/// <summary>A plan in the making, as it stood after one change. Versions are never changed, only followed by others.</summary>
public sealed record PlanDraft
{
    /// <summary>The name of its folder.</summary>
    public required string Id { get; init; }

    /// <summary>The number of this version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The version to which undo goes back; null where there is nothing to undo.</summary>
    public int? Before { get; init; }

    /// <summary>Code of the situation.</summary>
    public required string Situation { get; init; }

    /// <summary>The name under which it was asked for, such as Kosovo.</summary>
    public required string Name { get; init; }

    /// <summary>The month at whose end the first decision is made, yyyy-MM.</summary>
    public required string AsOf { get; init; }

    /// <summary>What it is called; plans for the same situation and month are told apart by their numbers.</summary>
    [JsonIgnore]
    public string Title => Id.StartsWith($"{Situation}-{AsOf}-", StringComparison.OrdinalIgnoreCase) ? $"{Name} as of {AsOf}, plan {Id[(Situation.Length + AsOf.Length + 2)..]}" : $"{Name} as of {AsOf}";

    /// <summary>Names of the strategies that ship with Forestall.</summary>
    public IReadOnlyList<string> Strategies { get; init; } = [];

    /// <summary>A strategy of one's own, as its file's text; empty for none.</summary>
    public string Own { get; init; } = string.Empty;

    /// <summary>The appraisals of all roles.</summary>
    public IReadOnlyList<Appraisal> Appraisals { get; init; } = [];

    /// <summary>What was changed in this version, in words.</summary>
    public required string Change { get; init; }

    /// <summary>When it was kept, in UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
