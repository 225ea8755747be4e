using System.Globalization;
using System.Text.Json;
using Forestall.Doctrine;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Forestall.Workbench.Lab;

/// <summary>A set-up as a file: what a person can read and edit, with the doctrines in full.</summary>
internal static class SetUpFile
{
    private const string Format = "forestall-lab/1";
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, AllowTrailingCommas = true, ReadCommentHandling = JsonCommentHandling.Skip, UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    /// <summary>The members of the file.</summary>
    private sealed record Members(string Format, IReadOnlyList<string> Doctrines, IReadOnlyList<string>? Own, long? Draws, ulong? Seed, bool? Expected, string? From, IReadOnlyDictionary<string, string>? Answers, IReadOnlyDictionary<string, string>? Beliefs);

    public static string Write(LabSetUp setUp) => JsonSerializer.Serialize(
        new Members(
            Format,
            [.. setUp.BuiltIn.Select(static d => d.Name)],
            [.. setUp.Own.Select(static o => o.Text)],
            setUp.Draws,
            setUp.Seed,
            setUp.Expected,
            setUp.From?.ToString(),
            setUp.Answers,
            setUp.Beliefs.ToDictionary(static b => b.Key, static b => BeliefText.Of(b.Value), StringComparer.Ordinal)),
        Options) + "\n";

    /// <summary>Reads a file and checks all of it.</summary>
    /// <exception cref="InputException">Something in it is wrong.</exception>
    public static LabSetUp Read(LabBench bench, string text)
    {
        Members? members;
        try
        {
            members = JsonSerializer.Deserialize<Members>(text, Options);
        }
        catch (JsonException e)
        {
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"the set-up cannot be read at line {e.LineNumber + 1}, column {e.BytePositionInLine + 1} ({e.Path}); send a file that the lab wrote."), e);
        }

        if (members is not { Format: Format })
        {
            throw new InputException($"this is no set-up of the lab; its format must be \"{Format}\".");
        }

        var fields = new Dictionary<string, StringValues>(StringComparer.Ordinal)
        {
            [SetUpFields.Chosen] = "1",
            [SetUpFields.Doctrine] = new([.. members.Doctrines ?? []]),
            [SetUpFields.Own] = new([.. (members.Own ?? []).Select(PackedText.Pack)]),
            [SetUpFields.Draws] = members.Draws?.ToString(CultureInfo.InvariantCulture),
            [SetUpFields.Seed] = members.Seed?.ToString(CultureInfo.InvariantCulture),
            [SetUpFields.Expected] = members.Expected == true ? "1" : string.Empty,
            [SetUpFields.From] = members.From,
            [SetUpFields.Belief] = new([.. (members.Beliefs ?? new Dictionary<string, string>(StringComparer.Ordinal)).Select(static b => $"{b.Key}:{b.Value}")]),
        };
        foreach (var (question, answer) in members.Answers ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            fields[SetUpFields.Answer + question] = answer;
        }

        return SetUpReader.Read(bench, new QueryCollection(fields));
    }
}
