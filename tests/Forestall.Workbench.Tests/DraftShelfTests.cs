using Forestall.Workbench.Plans;

namespace Forestall.Workbench.Tests;

public sealed class DraftShelfTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("forestall-drafts-").FullName;
    private readonly DraftShelf _shelf;

    public DraftShelfTests() => _shelf = Shelf();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_kept_is_there_for_the_next_who_opens_the_folder()
    {
        var draft = _shelf.Keep(_shelf.Begin("SRB", "Kosovo", "1998-06", ["talks"]), "Added.", static d => d with { Strategies = ["talks", "late-coercion"] });
        Assert.Equivalent(draft, Shelf().Find("srb-1998-06"), strict: true);
        Assert.Equal(["Added.", "Begun."], Shelf().Versions("srb-1998-06").Select(static v => v.Change));
    }

    [Fact]
    public void Two_who_change_the_same_version_do_not_write_over_each_other()
    {
        var begun = _shelf.Begin("SRB", "Kosovo", "1998-06", ["talks"]);
        _shelf.Keep(begun, "The first tab.", static d => d with { Own = "one" });
        var error = Assert.Throws<DraftConflictException>(() => Shelf().Keep(begun, "The second tab.", static d => d with { Own = "two" }));
        Assert.Equal("one", error.Current.Own);
        Assert.Equal("one", _shelf.Find(begun.Id).Own);
    }

    [Fact]
    public async Task Of_many_at_once_exactly_one_succeeds()
    {
        var begun = _shelf.Begin("SRB", "Kosovo", "1998-06", ["talks"]);
        var kept = await Task.WhenAll(Enumerable.Range(0, 20).Select(k => Task.Run(() =>
        {
            try
            {
                return Shelf().Keep(begun, $"Tab {k}.", d => d with { Own = $"{k}" }).Change;
            }
            catch (DraftConflictException)
            {
                return null;
            }
        })));
        Assert.Equal(_shelf.Find(begun.Id).Change, Assert.Single(kept, static k => k is not null));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(_folder, "plans", begun.Id)).Length);
    }

    [Fact]
    public void Undo_goes_back_step_by_step_and_loses_nothing()
    {
        var draft = _shelf.Begin("SRB", "Kosovo", "1998-06", ["talks"]);
        draft = _shelf.Keep(draft, "One.", static d => d with { Own = "1" });
        draft = _shelf.Keep(draft, "Two.", static d => d with { Own = "2" });
        draft = _shelf.Undo(draft);
        Assert.Equal("1", draft.Own);
        draft = _shelf.Undo(draft);
        Assert.Equal("", draft.Own);
        Assert.Equal(5, draft.Version);
        Assert.Throws<InputException>(() => _shelf.Undo(draft));
        Assert.Equal("2", _shelf.Find(draft.Id, 3).Own);
    }

    [Fact]
    public void The_same_situation_and_month_can_be_planned_twice()
    {
        Assert.Equal("srb-1998-06", _shelf.Begin("SRB", "Kosovo", "1998-06", ["talks"]).Id);
        Assert.Equal("srb-1998-06-2", _shelf.Begin("SRB", "Kosovo", "1998-06", ["talks"]).Id);
    }

    [Fact]
    public void A_version_that_cannot_be_read_is_named()
    {
        var draft = _shelf.Begin("SRB", "Kosovo", "1998-06", ["talks"]);
        File.WriteAllText(Path.Combine(_folder, "plans", draft.Id, "00001.json"), "{");
        Assert.Contains("00001.json: the plan cannot be read", Assert.Throws<InputException>(() => _shelf.Find(draft.Id)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_said_so()
    {
        File.WriteAllText(Path.Combine(_folder, "plans"), "in the way");
        Assert.Contains("the plan cannot be kept", Assert.Throws<InputException>(() => _shelf.Begin("SRB", "Kosovo", "1998-06", ["talks"])).Message, StringComparison.Ordinal);
    }

    private DraftShelf Shelf() => new(new WorkbenchSettings { Folder = _folder }, TimeProvider.System);
}
