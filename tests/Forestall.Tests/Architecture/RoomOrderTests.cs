using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Forestall.Tests.Architecture;

/// <summary>Data flows one way through the rooms: a room may use those to its left and nothing to its right.</summary>
public sealed class RoomOrderTests
{
    private static readonly string[] Rooms = ["Files", "Record", "Warning", "Rubicon", "Lessons", "Doctrine", "Dilemmas", "Brief"];

    private static readonly ArchUnitNET.Domain.Architecture Library = new ArchLoader().LoadAssemblies(typeof(Month).Assembly).Build();

    public static TheoryData<string, string> Pairs()
    {
        var pairs = new TheoryData<string, string>();
        for (var left = 0; left < Rooms.Length; left++)
        {
            for (var right = left + 1; right < Rooms.Length; right++)
            {
                pairs.Add(Rooms[left], Rooms[right]);
            }
        }

        // Lessons uses Record and Rubicon only, Doctrine uses Record, Warning and Rubicon.
        pairs.Add("Lessons", "Warning");
        pairs.Add("Doctrine", "Lessons");
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_room_uses_nothing_to_its_right(string room, string right)
    {
        var wrong = In(room).SelectMany(t => t.Dependencies.Where(d => Room(d.Target) == right).Select(d => $"{t.FullName} uses {d.Target.FullName}")).Distinct(StringComparer.Ordinal);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_type_of_the_library_stands_in_a_room_or_at_the_door()
    {
        var strays = Library.Types
            .Where(static t => t.FullName.StartsWith("Forestall.", StringComparison.Ordinal))
            .Where(static t => Room(t) is { } room && !Rooms.Contains(room, StringComparer.Ordinal))
            .Select(static t => t.FullName);
        Assert.Empty(strays);
    }

    [Fact]
    public void Only_pictures_know_the_plot_library()
    {
        var users = Library.Types
            .Where(static t => t.FullName.StartsWith("Forestall.", StringComparison.Ordinal) && !t.FullName.StartsWith("Forestall.Brief.", StringComparison.Ordinal))
            .Where(static t => t.Dependencies.Any(static d => d.Target.FullName.StartsWith("OxyPlot", StringComparison.Ordinal)))
            .Select(static t => t.FullName);
        Assert.Empty(users);
    }

    [Fact]
    public void The_rule_finds_what_breaks_it() =>
        Assert.Contains(In("Brief"), static t => t.Dependencies.Any(static d => Room(d.Target) == "Record"));

    private static IEnumerable<IType> In(string room) => Library.Types.Where(t => Room(t) == room);

    private static string? Room(IType type)
    {
        var parts = type.FullName.Split('.');
        return parts.Length > 2 && parts[0] == "Forestall" ? parts[1] : null;
    }
}
