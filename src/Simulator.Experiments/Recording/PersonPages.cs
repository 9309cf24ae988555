using System.Runtime.InteropServices;
using Simulator.Experiments.Playing;
using Simulator.Experiments.Store;

namespace Simulator.Experiments.Recording;

/// <summary>
/// What tables say of every person of one arm in one world, a page a chunk, on disk. A page is read when one of its rows is asked for, and a
/// few of the last pages are kept, so that tables of any length are written from little memory.
/// </summary>
internal sealed class PersonPages : IDisposable
{
    private readonly ScratchFile file;
    private readonly List<(int First, long Offset, int[] Replicates, long FirstResponse)> pages = [];

    internal PersonPages(WorldRun run, string folder)
    {
        (Arm, Teachers, Waves, Items, School) = (run.Arm, run.Teachers, run.Waves, run.Answers.Length == 0 ? 0 : run.Items, run.School);
        file = new ScratchFile(folder);
    }

    internal Arm Arm { get; }

    internal int Teachers { get; }

    internal int Waves { get; }

    /// <summary>Items answered; 0 in a world without questionnaire.</summary>
    internal int Items { get; }

    internal int[] School { get; }

    internal int Replicates { get; private set; }

    /// <summary>Persons who answered, over all surveys and replicates.</summary>
    internal long Responses { get; private set; }

    internal void Append(Chunk chunk, WorldRun run)
    {
        PersonPage page = new(this, [.. chunk.Finished]);
        foreach ((Array to, Array from, int width) in page.Columns.Zip(Columns(run), (p, c) => (p.Column, c, p.Width)))
        {
            for (int k = 0; k < chunk.Finished.Count; k++) Array.Copy(from, (chunk.Finished[k] - chunk.First) * width, to, k * width, width);
        }

        long offset = -1;
        foreach ((Array column, int _) in page.Columns)
        {
            long at = file.Append(Bytes(column));
            if (offset < 0) offset = at;
        }

        pages.Add((Replicates, offset, page.Replicates, Responses));
        Responses += page.Respondents.Length;
        Replicates += page.Replicates.Length;
    }

    /// <summary>The page that holds a replicate, by its place among those that were finished.</summary>
    internal int PageOf(int place)
    {
        int low = 0, high = pages.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (pages[middle].First <= place) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    /// <summary>The page that holds a response, by its number, and its number within the page.</summary>
    internal (int Page, int Within) PageOfResponse(long response)
    {
        int page = pages.Count - 1;
        while (pages[page].FirstResponse > response) page--;
        return (page, (int)(response - pages[page].FirstResponse));
    }

    internal PersonPage Read(int number)
    {
        (int first, long offset, int[] replicates, _) = pages[number];
        PersonPage page = new(this, replicates) { First = first };
        foreach ((Array column, int _) in page.Columns)
        {
            Span<byte> bytes = Bytes(column);
            file.Read(offset, bytes);
            offset += bytes.Length;
        }

        return page;
    }

    public void Dispose() => file.Dispose();

    private static IEnumerable<Array> Columns(WorldRun run) =>
    [
        run.Stress, run.Trust, run.Friendship, run.TalkHours, run.NewFriends, run.GoodResponses, run.Answers, run.Answered, run.Team, run.Pair, run.StartDegree,
        run.Member, run.Role, run.Circle, .. run.Attributes,
    ];

    private static Span<byte> Bytes(Array column) => column switch
    {
        byte[] bytes => bytes,
        float[] singles => MemoryMarshal.AsBytes(singles.AsSpan()),
        int[] integers => MemoryMarshal.AsBytes(integers.AsSpan()),
        ushort[] shorts => MemoryMarshal.AsBytes(shorts.AsSpan()),
        _ => throw new ArgumentException($"No column is made of {column.GetType().GetElementType()}.", nameof(column)),
    };
}

/// <summary>Some replicates of one arm in one world, as tables need them; the columns are those of <see cref="WorldRun"/>.</summary>
internal sealed class PersonPage
{
    private int[]? respondents;

    internal PersonPage(PersonPages of, int[] replicates)
    {
        (Of, Replicates) = (of, replicates);
        int persons = replicates.Length * of.Teachers, rows = persons * of.Waves;
        Stress = new float[rows];
        Trust = new float[rows];
        Friendship = new float[rows];
        TalkHours = new float[rows];
        NewFriends = new ushort[rows];
        GoodResponses = new int[rows];
        Answers = new byte[rows * of.Items];
        Answered = new byte[of.Items == 0 ? 0 : rows];
        Team = new int[persons];
        Pair = new int[persons];
        StartDegree = new ushort[persons];
        Member = new byte[persons];
        Role = new byte[persons];
        Circle = new int[persons];
        Attributes = new float[of.Arm.Cohort.Attributes.Count][];
        for (int a = 0; a < Attributes.Length; a++) Attributes[a] = new float[persons];
    }

    internal PersonPages Of { get; }

    /// <summary>Place of its first replicate among all that were finished.</summary>
    internal int First { get; init; }

    /// <summary>Numbers of its replicates.</summary>
    internal int[] Replicates { get; }

    internal float[] Stress { get; }

    internal float[] Trust { get; }

    internal float[] Friendship { get; }

    internal float[] TalkHours { get; }

    internal ushort[] NewFriends { get; }

    internal int[] GoodResponses { get; }

    internal byte[] Answers { get; }

    /// <summary>1 for who answered.</summary>
    internal byte[] Answered { get; }

    /// <summary>Rows of those who answered, in order.</summary>
    internal int[] Respondents => respondents ??= [.. Enumerable.Range(0, Answered.Length).Where(r => Answered[r] == 1)];

    internal int[] Team { get; }

    internal int[] Pair { get; }

    internal ushort[] StartDegree { get; }

    internal byte[] Member { get; }

    internal byte[] Role { get; }

    internal int[] Circle { get; }

    internal float[][] Attributes { get; }

    /// <summary>All columns with what each holds of a replicate, in the order of the file.</summary>
    internal IEnumerable<(Array Column, int Width)> Columns
    {
        get
        {
            int persons = Of.Teachers, rows = persons * Of.Waves;
            return
            [
                (Stress, rows), (Trust, rows), (Friendship, rows), (TalkHours, rows), (NewFriends, rows), (GoodResponses, rows), (Answers, rows * Of.Items),
                (Answered, Of.Items == 0 ? 0 : rows),
                (Team, persons), (Pair, persons), (StartDegree, persons), (Member, persons), (Role, persons),
                (Circle, persons), .. Attributes.Select(a => ((Array)a, persons)),
            ];
        }
    }
}
